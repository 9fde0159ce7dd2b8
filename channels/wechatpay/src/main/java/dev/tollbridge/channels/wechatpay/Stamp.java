package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.RsaSignature;
import dev.tollbridge.spi.Proof;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The headers by which an answer or a notice proves itself (sections 2 and 5). */
record Stamp(String timestamp, String nonce, String serial, String signature) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Section 5: WeChat Pay sends such signatures to see whether they are refused. */
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    /**
     * @param header finds a header by its name
     * @return empty if one is missing
     */
    static Optional<Stamp> read(Function<String, Optional<String>> header) {
        var timestamp = header.apply("Wechatpay-Timestamp");
        var nonce = header.apply("Wechatpay-Nonce");
        var serial = header.apply("Wechatpay-Serial");
        var signature = header.apply("Wechatpay-Signature");
        return timestamp.isEmpty() || nonce.isEmpty() || serial.isEmpty() || signature.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Stamp(timestamp.get(), nonce.get(), serial.get(), signature.get()));
    }

    boolean isProbe() {
        return signature.startsWith(PROBE);
    }

    /** Whether it was made within five minutes of now, before or after. */
    boolean isFresh(Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return age.abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The evidence that the owner of the key stamped these bytes. */
    Proof by(PublicKey key, byte[] body) {
        var message = new ByteArrayOutputStream();
        message.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(UTF_8));
        message.writeBytes(body);
        message.write('\n');
        return RsaSignature.proof(key, message.toByteArray(), signature);
    }
}
