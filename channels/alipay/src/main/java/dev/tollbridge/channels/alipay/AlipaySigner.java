package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** RSA2 signatures over sorted parameters (sections 1.1 and 2). */
final class AlipaySigner {
    static final String RSA2 = "SHA256withRSA";

    private AlipaySigner() {}

    /** The text to sign: all parameters that have a value, sorted, without the left out ones. */
    static String content(Map<String, String> parameters, Set<String> leftOut) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .filter(entry -> !leftOut.contains(entry.getKey()))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    static String sign(String content, PrivateKey key) {
        try {
            var signer = Signature.getInstance(RSA2);
            signer.initSign(key);
            signer.update(content.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA with a checked key cannot fail", e);
        }
    }
}
