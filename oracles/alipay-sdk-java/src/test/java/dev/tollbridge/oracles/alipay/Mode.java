package dev.tollbridge.oracles.alipay;

/** How an app and Alipay trust each other, and whether contents are encrypted. */
enum Mode {
    PUBLIC_KEY("2021000000000001", false, false),
    PUBLIC_KEY_AES("2021000000000002", false, true),
    CERTIFICATE("2021000000000003", true, false),
    CERTIFICATE_AES("2021000000000004", true, true);

    private final String appId;
    private final boolean certificate;
    private final boolean aes;

    Mode(String appId, boolean certificate, boolean aes) {
        this.appId = appId;
        this.certificate = certificate;
        this.aes = aes;
    }

    String appId() {
        return appId;
    }

    boolean certificate() {
        return certificate;
    }

    boolean aes() {
        return aes;
    }
}
