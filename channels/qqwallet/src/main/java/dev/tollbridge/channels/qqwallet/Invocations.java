package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the wallet takes from pages and apps (section 5).
 *
 * @param appKey null if the shop has no app
 */
record Invocations(Merchant merchant, @Nullable Secret appKey) {

    /** For {@code mqq.tenpay.pay}. */
    NextAction.Invoke page(String prepayId) {
        var params = new LinkedHashMap<String, String>();
        params.put("tokenId", prepayId);
        params.put("pubAcc", "");
        params.put("pubAccHint", "");
        params.put(
                "appInfo",
                "appid#"
                        + merchant.appId()
                        + "|bargainor_id#"
                        + merchant.mchId()
                        + "|channel#wallet");
        return new NextAction.Invoke("qqwallet_jsapi", params);
    }

    /** For the SDK in the shop's own app, signed with the app's key. */
    NextAction.Invoke app(String prepayId, Secret key, CallContext context) {
        var params = new LinkedHashMap<String, String>();
        params.put("appId", merchant.appId());
        params.put("bargainorId", merchant.mchId());
        params.put("nonce", Texts.nonce(context.random()));
        params.put("pubAcc", "");
        params.put("tokenId", prepayId);
        var text = new StringBuilder();
        params.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
        params.put("sig", sign(text.toString(), key));
        params.put("sigType", "HMAC-SHA1");
        params.put("timeStamp", Long.toString(context.now().getEpochSecond()));
        return new NextAction.Invoke("qqwallet_app", params);
    }

    private static String sign(String text, Secret key) {
        try {
            var mac = QqWalletSigner.mac("HmacSHA1", key.reveal() + "&", text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
