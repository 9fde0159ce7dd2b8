package dev.tollbridge.oracles.weixinjavapay;

/** How the merchant checks what the platform signs. */
enum Mode {
    CERTIFICATE("certificate", "1900000811"),
    PUBLIC_KEY("public_key", "1900000812");

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
