package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.RsaSignature;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** RSA2 signatures over sorted parameters (sections 1.1 and 2). */
final class AlipaySigner {
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
        return RsaSignature.sign(key, content.getBytes(UTF_8));
    }
}
