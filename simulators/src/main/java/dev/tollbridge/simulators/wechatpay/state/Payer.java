package dev.tollbridge.simulators.wechatpay.state;

/** Who holds the fake phone. */
public final class Payer {
    /** The payer's identity where an app names nobody else. */
    public static final String OPENID = "oUpF8uN95-Ptaags6E_roPHg7AG0";

    /** Compared with the name a merchant gives for a transfer. */
    public static final String NAME = "张三";

    private Payer() {}
}
