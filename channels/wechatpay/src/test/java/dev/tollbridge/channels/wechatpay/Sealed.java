package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.testkit.TestKeys;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What WeChat Pay encrypts with the APIv3 key, made by the JDK alone (sections 2 and 5). */
final class Sealed {
    static final String KEY = "0123456789abcdefghijklmnopqrstuv";
    static final String OTHER_KEY = "another-merchants-key-of-32-char";

    private Sealed() {}

    static ObjectNode of(String plain, String purpose, String key) {
        var nonce = "a1b2c3d4e5f6";
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
            cipher.updateAAD(purpose.getBytes(UTF_8));
            return new JsonMapper()
                    .createObjectNode()
                    .put("algorithm", "AEAD_AES_256_GCM")
                    .put("nonce", nonce)
                    .put("associated_data", purpose)
                    .put("ciphertext", TestKeys.base64(cipher.doFinal(plain.getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
