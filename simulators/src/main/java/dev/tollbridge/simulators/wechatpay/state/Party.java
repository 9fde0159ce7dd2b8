package dev.tollbridge.simulators.wechatpay.state;

import org.jspecify.annotations.Nullable;

/**
 * Whom an order is for.
 *
 * @param mchid who calls: the merchant, or the service provider
 * @param appid the caller's app
 * @param subMchid the sub-merchant in service-provider mode
 * @param subAppid the sub-merchant's app, if named
 */
public record Party(
        String mchid, String appid, @Nullable String subMchid, @Nullable String subAppid) {

    public boolean isPartner() {
        return subMchid != null;
    }

    /** Whose money it is. */
    public String seller() {
        return subMchid == null ? mchid : subMchid;
    }

    public String key(String number) {
        return key(mchid, subMchid, number);
    }

    public static String key(String mchid, @Nullable String subMchid, String number) {
        return mchid + "/" + (subMchid == null ? "" : subMchid) + "/" + number;
    }
}
