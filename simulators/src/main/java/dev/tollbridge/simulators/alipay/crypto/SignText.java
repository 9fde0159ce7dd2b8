package dev.tollbridge.simulators.alipay.crypto;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text that gets signed: sorted {@code key=value} pairs joined by {@code &}, empty values left
 * out.
 */
public final class SignText {
    private SignText() {}

    /** Requests: everything but {@code sign}; {@code sign_type} stays in (notes 1.1). */
    public static String ofRequest(Map<String, String> parameters) {
        return join(parameters, Set.of("sign"));
    }

    /**
     * Notifications and browser returns, rule V1: without {@code sign} and {@code sign_type} (notes
     * 2).
     */
    public static String ofNotice(Map<String, String> parameters) {
        return join(parameters, Set.of("sign", "sign_type"));
    }

    private static String join(Map<String, String> parameters, Set<String> without) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(entry -> !without.contains(entry.getKey()))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }
}
