package dev.tollbridge.simulators.wechatpay.crypto;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that carry a signature (notes 2). Clients compare their names with regard to case, so
 * they are written exactly so.
 */
public final class SignatureHeaders {
    /** What a probe's signature begins with (notes 5). */
    public static final String PROBE = "WECHATPAY/SIGNTEST/";

    private SignatureHeaders() {}

    public static Map<String, String> of(PlatformKey key, Instant at, String nonce, String body) {
        String timestamp = String.valueOf(at.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", key.id());
        headers.put("Wechatpay-Signature", key.sign(SignText.ofAnswer(timestamp, nonce, body)));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        return headers;
    }

    /**
     * The same with a signature that a receiver has to refuse: Base64 of the usual length (rule
     * wechatpay.notice.probe-form).
     */
    public static Map<String, String> probe(
            PlatformKey key, Instant at, String nonce, String body) {
        Map<String, String> headers = of(key, at, nonce, body);
        headers.computeIfPresent(
                "Wechatpay-Signature", (name, right) -> PROBE + right.substring(PROBE.length()));
        return headers;
    }
}
