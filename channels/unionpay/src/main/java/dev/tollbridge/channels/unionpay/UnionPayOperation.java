package dev.tollbridge.channels.unionpay;

/** What can be asked of UnionPay, by the names that errors and logs use (section 2). */
enum UnionPayOperation {
    CONSUME("consume", "01", "01"),
    CODE("qr", "01", "07"),
    SCAN("scan", "01", "06"),
    UNDO("undo", "31", "00"),
    REFUND("refund", "04", "00"),
    AUTHORIZE("preauth", "02", "01"),
    AUTHORIZE_UNDO("preauth-undo", "32", "00"),
    FINISH("preauth-finish", "03", "00"),
    FINISH_UNDO("preauth-finish-undo", "33", "00"),
    QUERY("query", "00", "00"),
    FILE("file", "76", "01"),
    ENCRYPTION_CERTIFICATE("encryption-certificate", "95", "00");

    private final String key;
    private final String txnType;
    private final String txnSubType;

    UnionPayOperation(String key, String txnType, String txnSubType) {
        this.key = key;
        this.txnType = txnType;
        this.txnSubType = txnSubType;
    }

    /** The name in {@code errors.tsv}. */
    String key() {
        return key;
    }

    /** The name in logs and metrics. */
    String label() {
        return "unionpay." + key;
    }

    String txnType() {
        return txnType;
    }

    String txnSubType() {
        return txnSubType;
    }

    /** Which of UnionPay's addresses takes it (section 1). */
    enum Entry {
        FRONT("/frontTransReq.do"),
        APP("/appTransReq.do"),
        BACK("/backTransReq.do"),
        QUERY("/queryTrans.do"),
        FILE("/");

        private final String path;

        Entry(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
