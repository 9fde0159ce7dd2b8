package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Signer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose signature counts as WeChat Pay's, chosen by the serial that a message names (section 2):
 * the public key that the merchant entered, platform certificates, or both while WeChat Pay moves
 * the merchant from one to the other.
 *
 * @param publicKey null in certificate mode
 * @param downloads whether certificates count at all
 * @param certificates by serial
 */
record Platform(
        @Nullable Named publicKey,
        boolean downloads,
        ApiV3Key apiV3Key,
        Map<String, PlatformCertificate> certificates) {
    private static final String LEARNED_PREFIX = "platform_cert.";

    Platform {
        certificates = Map.copyOf(certificates);
    }

    /** A key and the name under which WeChat Pay knows it. */
    record Named(String serial, PublicKey key) {}

    static Platform byPublicKey(String id, PublicKey key, ApiV3Key apiV3Key) {
        return new Platform(new Named(id, key), false, apiV3Key, Map.of());
    }

    static Platform byCertificates(ApiV3Key apiV3Key) {
        return new Platform(null, true, apiV3Key, Map.of());
    }

    static Platform byBoth(String id, PublicKey key, ApiV3Key apiV3Key) {
        return new Platform(new Named(id, key), true, apiV3Key, Map.of());
    }

    /**
     * @param serial the message's {@code Wechatpay-Serial}
     */
    Signer signer(String serial, Instant now) {
        if (publicKey != null && publicKey.serial().equals(serial)) {
            return new Signer.Known(publicKey.key());
        }
        var certificate = certificates.get(Values.serial(serial));
        if (certificate != null && certificate.isValid(now)) {
            return new Signer.Known(certificate.key());
        }
        return downloads && certificate == null && serial.matches("[0-9A-Fa-f]{8,40}")
                ? new Signer.Unknown(serial)
                : new Signer.Refused();
    }

    boolean isKnown(String serial, Instant now) {
        return signer(serial, now) instanceof Signer.Known;
    }

    /** What sensitive fields are encrypted with; it also tells which key is to answer. */
    Optional<Named> preferred(Instant now) {
        return publicKey != null
                ? Optional.of(publicKey)
                : certificates.values().stream()
                        .filter(certificate -> certificate.isValid(now))
                        .max(
                                Comparator.comparing(PlatformCertificate::until)
                                        .thenComparing(PlatformCertificate::serial))
                        .map(certificate -> new Named(certificate.serial(), certificate.key()));
    }

    /** Takes in the certificates of a download, as far as the APIv3 key opens them. */
    Platform with(JsonNode data) {
        var more = new HashMap<>(certificates);
        for (var entry : data) {
            PlatformCertificate.open(entry.path("encrypt_certificate"), apiV3Key)
                    .filter(found -> found.isNamed(entry.path("serial_no").asString("")))
                    .ifPresent(found -> more.putIfAbsent(found.serial(), found));
        }
        return new Platform(publicKey, downloads, apiV3Key, more);
    }

    /** Takes in what was learned earlier, as far as it still proves itself. */
    Platform recalling(Map<String, String> learned) {
        var more = new HashMap<>(certificates);
        learned.forEach((name, value) -> {
            if (name.startsWith(LEARNED_PREFIX)) {
                Json.object(value)
                        .flatMap(sealed -> PlatformCertificate.open(sealed, apiV3Key))
                        .ifPresent(found -> more.put(found.serial(), found));
            }
        });
        return new Platform(publicKey, downloads, apiV3Key, more);
    }

    /** What is known here and not there, to be kept with the account. */
    Map<String, String> learnedSince(Platform earlier) {
        var learned = new HashMap<String, String>();
        certificates.forEach((serial, certificate) -> {
            if (!earlier.certificates.containsKey(serial)) {
                learned.put(LEARNED_PREFIX + serial, certificate.sealed());
            }
        });
        return learned;
    }

    @Override
    public String toString() {
        return "Platform["
                + (publicKey == null ? "" : publicKey.serial())
                + certificates.keySet()
                + "]";
    }
}
