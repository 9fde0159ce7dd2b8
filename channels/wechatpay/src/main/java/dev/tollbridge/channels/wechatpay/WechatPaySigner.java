package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Signatures over lines of text, each with its line feed (sections 1, 2 and 4). */
final class WechatPaySigner {
    static final String ALGORITHM = "SHA256withRSA";

    private WechatPaySigner() {}

    static String sign(PrivateKey key, String... lines) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            for (var line : lines) {
                signer.update(line.getBytes(UTF_8));
                signer.update((byte) '\n');
            }
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA with a checked key cannot fail", e);
        }
    }
}
