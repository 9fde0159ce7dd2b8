package dev.tollbridge.oracles.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Notices as section 5 of the protocol notes describes them. */
final class Notices {
    static final String NONCE = "a1b2c3d4e5f6";

    private Notices() {}

    static String paid() {
        return envelope(
                "TRANSACTION.SUCCESS",
                "transaction",
                """
                {"appid":"%s","mchid":"%s","out_trade_no":"T000001","transaction_id":"4200000001",
                 "trade_type":"NATIVE","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"CMC",
                 "success_time":"2026-11-21T16:00:01+08:00","payer":{"openid":"%s"},
                 "amount":{"total":1230,"payer_total":1230,"currency":"CNY","payer_currency":"CNY"}}
                """
                        .formatted(Parties.APP_ID, Parties.MCH_ID, Orders.OPENID));
    }

    static String refunded() {
        return envelope(
                "REFUND.SUCCESS",
                "refund",
                """
                {"mchid":"%s","transaction_id":"4200000001","out_trade_no":"T000001","refund_id":"5000000001",
                 "out_refund_no":"R000001","refund_status":"SUCCESS","success_time":"2026-11-21T16:05:00+08:00",
                 "user_received_account":"招商银行信用卡0403",
                 "amount":{"total":1230,"refund":300,"payer_total":1230,"payer_refund":300}}
                """
                        .formatted(Parties.MCH_ID));
    }

    private static String envelope(String event, String purpose, String content) {
        return """
        {"id":"EV-1","create_time":"2026-11-21T16:00:02+08:00","resource_type":"encrypt-resource","event_type":"%s","summary":"支付成功","resource":%s}\
        """
                .formatted(event, sealed(content, purpose));
    }

    /** What only the holders of the APIv3 key can make and open. */
    static String sealed(String plain, String purpose) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Parties.API_V3_KEY.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, NONCE.getBytes(UTF_8)));
            cipher.updateAAD(purpose.getBytes(UTF_8));
            return "{\"original_type\":\"%s\",\"algorithm\":\"AEAD_AES_256_GCM\",\"ciphertext\":\"%s\",\"associated_data\":\"%s\",\"nonce\":\"%s\"}"
                    .formatted(
                            purpose,
                            Parties.base64(cipher.doFinal(plain.getBytes(UTF_8))),
                            purpose,
                            NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
