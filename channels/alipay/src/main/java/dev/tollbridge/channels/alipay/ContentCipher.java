package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Pem;
import dev.tollbridge.channels.support.SettingsReader;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption of the business content (section 1.4). It hides; the signature is what proves. */
sealed interface ContentCipher {
    List<String> MODES = List.of("none", "aes", "aes_v2");
    Set<Integer> KEY_BYTES = Set.of(16, 24, 32);

    /** The value of {@code encrypt_type}; empty if nothing is encrypted. */
    String type();

    String encrypt(String text, RandomGenerator random);

    /** Empty if the text is not a ciphertext under this key. */
    Optional<String> decrypt(String base64);

    static Optional<ContentCipher> read(SettingsReader fields) {
        var mode = fields.choice("content_encryption", MODES);
        if (mode.equals("none")) {
            return Optional.of(new Plain());
        }
        var key =
                fields.secret(
                        "content_key",
                        text -> Pem.decode(text).filter(bytes -> KEY_BYTES.contains(bytes.length)),
                        "must be an AES key of 16, 24 or 32 bytes in Base64");
        return key == null
                ? Optional.empty()
                : Optional.of(new Aes(new SecretKeySpec(key, "AES"), mode.equals("aes_v2")));
    }

    record Plain() implements ContentCipher {
        @Override
        public String type() {
            return "";
        }

        @Override
        public String encrypt(String text, RandomGenerator random) {
            return text;
        }

        @Override
        public Optional<String> decrypt(String base64) {
            return Optional.empty();
        }
    }

    /**
     * @param ownVector whether a random initialization vector stands before the ciphertext (AES_V2)
     *     in place of the zeros of AES
     */
    record Aes(SecretKey key, boolean ownVector) implements ContentCipher {
        private static final int BLOCK = 16;

        @Override
        public String type() {
            return ownVector ? "AES_V2" : "AES";
        }

        @Override
        public String encrypt(String text, RandomGenerator random) {
            var vector = new byte[BLOCK];
            if (ownVector) {
                random.nextBytes(vector);
            }
            try {
                var secret = run(Cipher.ENCRYPT_MODE, vector, text.getBytes(UTF_8));
                return Base64.getEncoder()
                        .encodeToString(ownVector ? join(vector, secret) : secret);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES with a checked key cannot fail", e);
            }
        }

        @Override
        public Optional<String> decrypt(String base64) {
            try {
                var bytes = Base64.getDecoder().decode(base64);
                int start = ownVector ? BLOCK : 0;
                if (bytes.length <= start) {
                    return Optional.empty();
                }
                var vector = ownVector ? Arrays.copyOf(bytes, BLOCK) : new byte[BLOCK];
                var secret = Arrays.copyOfRange(bytes, start, bytes.length);
                return Optional.of(new String(run(Cipher.DECRYPT_MODE, vector, secret), UTF_8));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private byte[] run(int mode, byte[] vector, byte[] input) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, key, new IvParameterSpec(vector));
            return cipher.doFinal(input);
        }

        private static byte[] join(byte[] head, byte[] tail) {
            var both = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, both, head.length, tail.length);
            return both;
        }

        @Override
        public String toString() {
            return "Aes[" + type() + "]";
        }
    }
}
