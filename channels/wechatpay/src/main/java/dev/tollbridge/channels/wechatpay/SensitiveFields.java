package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.GivenRandom;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;

/** Encrypts names for WeChat Pay's eyes only (section 1). */
final class SensitiveFields {
    private SensitiveFields() {}

    static String encrypt(String text, PublicKey key, RandomGenerator random) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GivenRandom(random));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a short text fits a checked key", e);
        }
    }
}
