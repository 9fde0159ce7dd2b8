package dev.tollbridge.oracles.wechatpaysdk;

/** How the merchant checks what the platform signs. */
enum Mode {
    CERTIFICATE("certificate", "1900000801"),
    PUBLIC_KEY("public_key", "1900000802");

    private final String text;
    private final String mchid;

    Mode(String text, String mchid) {
        this.text = text;
        this.mchid = mchid;
    }

    String text() {
        return text;
    }

    String mchid() {
        return mchid;
    }
}
