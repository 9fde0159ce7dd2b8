package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.GivenRandom;
import dev.tollbridge.channels.support.Keys;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;

/**
 * What fields about the payer are encrypted with (section 2).
 *
 * @param pem the text that it came in
 */
record EncryptionCertificate(X509Certificate certificate, String pem) {
    /** UnionPay asks for this padding; whoever could use its weakness holds its private key. */
    private static final String CIPHER = "RSA/ECB/PKCS1Padding";

    static Optional<EncryptionCertificate> parse(String pem) {
        return Certificates.parse(pem).stream()
                .findFirst()
                .filter(found -> Keys.strong(found.getPublicKey()).isPresent())
                .map(certificate -> new EncryptionCertificate(certificate, pem));
    }

    boolean isValid(Instant now) {
        return Certificates.Validity.of(certificate).covers(now);
    }

    /** The fields that tell UnionPay the payer's phone, so that the payer need not type it. */
    Map<String, String> customer(String phone, RandomGenerator random) {
        var encrypted = encrypt("phoneNo=" + phone, random);
        var info = "{encryptedInfo=" + encrypted + "}";
        return Map.of(
                "customerInfo",
                Base64.getEncoder().encodeToString(info.getBytes(UTF_8)),
                "encryptCertId",
                certificate.getSerialNumber().toString());
    }

    private String encrypt(String text, RandomGenerator random) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey(), new GivenRandom(random));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA with a checked key cannot fail", e);
        }
    }
}
