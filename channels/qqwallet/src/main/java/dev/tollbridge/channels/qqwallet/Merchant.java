package dev.tollbridge.channels.qqwallet;

import java.util.Map;

/** Who the account is at QQ Wallet. */
record Merchant(String mchId, String appId) {

    /** Whether an answer or a notice is this account's; one that names no app is for any. */
    boolean owns(Map<String, String> fields) {
        return mchId.equals(fields.get("mch_id"))
                && fields.getOrDefault("appid", appId).equals(appId);
    }
}
