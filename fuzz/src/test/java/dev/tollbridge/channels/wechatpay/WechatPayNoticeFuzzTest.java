package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.HttpCall.Header;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RawNotice;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Notices: what a stranger sends, and what the channel itself may have sealed. */
class WechatPayNoticeFuzzTest {
    /** Made for this alone. */
    private static final String KEY = "0123456789abcdefghijklmnopqrstuv";

    private static final String NONCE = "a1b2c3d4e5f6";
    private static final List<String> EVENTS =
            List.of("TRANSACTION.SUCCESS", "REFUND.SUCCESS", "MCHTRANSFER.BILL.FINISHED", "?");
    private static final Stamp STAMP = new Stamp("1", "n", "s", "AAAA");
    private static final List<Header> HEADERS =
            List.of(
                    new Header("Wechatpay-Timestamp", "1"),
                    new Header("Wechatpay-Nonce", "n"),
                    new Header("Wechatpay-Serial", "s"),
                    new Header("Wechatpay-Signature", "AAAA"));
    private static final NoticeMeaning MEANING =
            new NoticeMeaning(
                    new Merchant("1900000001", "wx0123456789abcdef", null, null, null, null, ""),
                    ApiV3Key.of(KEY).orElseThrow());

    /** Nothing is thrown, and what is not sealed with the key means nothing. */
    @FuzzTest
    void understandsOnlyWhatIsSealed(byte @NotNull [] body) {
        NoticeEnvelope.read(new RawNotice("POST", "", HEADERS, body))
                .ifPresent(envelope ->
                        assertEquals(
                                new NoticeContent.Ignored("", NoticeMeaning.SEALED),
                                MEANING.of(envelope)));

        var resource = sealed(body);
        for (var event : EVENTS) {
            assertNotNull(MEANING.of(new NoticeEnvelope(STAMP, "1", event, resource, body)));
        }
    }

    private static JsonNode sealed(byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(KEY.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, NONCE.getBytes(UTF_8)));
            cipher.updateAAD("x".getBytes(UTF_8));
            return Json.object()
                    .put("algorithm", "AEAD_AES_256_GCM")
                    .put("nonce", NONCE)
                    .put("associated_data", "x")
                    .put("ciphertext", Base64.getEncoder().encodeToString(cipher.doFinal(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
