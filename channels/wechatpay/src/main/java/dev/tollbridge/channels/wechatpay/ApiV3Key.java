package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Texts;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * The key that WeChat Pay encrypts notices and certificates with (sections 2 and 5). Because the
 * cipher is authenticated, whatever decrypts was made by somebody who holds the key.
 */
final class ApiV3Key {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final SecretKey key;

    private ApiV3Key(SecretKey key) {
        this.key = key;
    }

    /** Empty if it is no such key. */
    static Optional<ApiV3Key> of(String text) {
        return text.matches("[\\x21-\\x7e]{32}")
                ? Optional.of(new ApiV3Key(new SecretKeySpec(text.getBytes(US_ASCII), "AES")))
                : Optional.empty();
    }

    /**
     * @param sealed an object with {@code algorithm}, {@code nonce}, {@code associated_data} and
     *     {@code ciphertext}
     * @return empty if this key did not make it
     */
    Optional<String> open(JsonNode sealed) {
        var nonce = sealed.path("nonce").asString("").getBytes(UTF_8);
        if (!sealed.path("algorithm").asString("").equals(ALGORITHM)
                || nonce.length != NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(sealed.path("associated_data").asString("").getBytes(UTF_8));
            var plain =
                    cipher.doFinal(
                            Base64.getDecoder().decode(sealed.path("ciphertext").asString("")));
            return Texts.decode(plain, UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Another key, a changed text, or no Base64: not made for this merchant.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ApiV3Key[••••]";
    }
}
