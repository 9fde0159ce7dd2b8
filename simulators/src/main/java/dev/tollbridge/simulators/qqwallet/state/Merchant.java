package dev.tollbridge.simulators.qqwallet.state;

/**
 * A merchant of the fake QQ Wallet.
 *
 * @param apiKey signs messages
 * @param signType {@code MD5} or {@code HMAC-SHA256}
 * @param appKey signs what apps hand to the SDK
 * @param operator {@code op_user_id} of refunds and reversals
 * @param operatorPassword in clear; its MD5 is sent
 */
public record Merchant(
        String mchId,
        String name,
        String appId,
        String apiKey,
        String signType,
        String appKey,
        String operator,
        String operatorPassword) {}
