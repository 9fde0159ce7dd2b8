package dev.tollbridge.simulators.wechatpay.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_256_GCM under a merchant's APIv3 key (notes 2 and 5). */
public final class Aead {
    public static final String ALGORITHM = "AEAD_AES_256_GCM";

    /** Characters of a nonce. */
    public static final int NONCE_LENGTH = 12;

    private static final int TAG_BITS = 128;

    private Aead() {}

    /**
     * Encrypts.
     *
     * @param key 32 ASCII characters
     * @return Base64 of the ciphertext with the tag at its end
     */
    public static String encrypt(String key, String nonce, String associatedData, String plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            byte[] secret = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }
}
