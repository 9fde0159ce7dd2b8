package dev.tollbridge.simulators.alipay.crypto;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Content encryption (notes 1.4): AES/CBC/PKCS5Padding with a Base64 key. {@code AES} uses an
 * initialisation vector of zeros, {@code AES_V2} a random one in front of the ciphertext.
 */
public final class ContentCipher {
    private static final int BLOCK_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final boolean randomIv;

    /**
     * A cipher of the given kind.
     *
     * @throws IllegalArgumentException if the type is unknown or the key is no Base64
     */
    public ContentCipher(String encryptType, String keyBase64) {
        this.randomIv =
                switch (encryptType) {
                    case "AES" -> false;
                    case "AES_V2" -> true;
                    default -> throw new IllegalArgumentException("unsupported encrypt_type");
                };
        this.key = new SecretKeySpec(Base64.getDecoder().decode(keyBase64), "AES");
    }

    public static String newKey() {
        byte[] bytes = new byte[BLOCK_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String encrypt(String text, Charset charset) {
        byte[] iv = new byte[BLOCK_BYTES];
        if (randomIv) {
            RANDOM.nextBytes(iv);
        }
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text.getBytes(charset));
            return Base64.getEncoder().encodeToString(randomIv ? concat(iv, secret) : secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /**
     * The clear text.
     *
     * @throws IllegalArgumentException if the text is not a ciphertext under this key
     */
    public String decrypt(String base64, Charset charset) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        int start = randomIv ? BLOCK_BYTES : 0;
        if (bytes.length <= start) {
            throw new IllegalArgumentException("ciphertext too short");
        }
        byte[] iv = Arrays.copyOf(randomIv ? bytes : new byte[BLOCK_BYTES], BLOCK_BYTES);
        try {
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, iv).doFinal(bytes, start, bytes.length - start);
            return new String(clear, charset);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot decrypt", e);
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, new IvParameterSpec(iv));
        return cipher;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
