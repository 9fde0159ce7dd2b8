package dev.tollbridge.simulators.wechatpay.state;

import org.jspecify.annotations.Nullable;

/**
 * Who may receive a share of a merchant's money.
 *
 * @param name decrypted
 */
public record Receiver(
        String seller,
        String type,
        String account,
        @Nullable String name,
        String relationType,
        @Nullable String customRelation) {

    public static String key(String seller, String type, String account) {
        return seller + "/" + type + "/" + account;
    }

    public String key() {
        return key(seller, type, account);
    }
}
