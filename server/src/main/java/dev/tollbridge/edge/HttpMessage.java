package dev.tollbridge.edge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a signature can cover of a request.
 *
 * @param scheme of the URL that the caller sees: {@code https} although a proxy may end the TLS
 * @param authority the Host header as it came
 * @param path raw, not decoded
 * @param query raw, without the question mark; null if there is none
 * @param fields by name in lower case, each with all its lines in order
 */
record HttpMessage(
        String method,
        String scheme,
        String authority,
        String path,
        @Nullable String query,
        Map<String, List<String>> fields,
        byte[] body) {

    static HttpMessage of(BufferedRequest request, String publicScheme) {
        var fields = new TreeMap<String, List<String>>();
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .addAll(Collections.list(request.getHeaders(name)));
        }
        return new HttpMessage(
                request.getMethod(),
                publicScheme,
                Optional.ofNullable(request.getHeader("Host")).orElse(""),
                request.getRequestURI(),
                request.getQueryString(),
                fields,
                request.body());
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** RFC 9421, section 2.1: the lines trimmed and joined. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(lines -> lines.stream().map(String::strip).collect(Collectors.joining(", ")));
    }

    /**
     * RFC 9421, section 2.2: derived components of a request that we know. {@code @query-param} is
     * left out: {@code @query} covers it.
     */
    Optional<String> derived(String name) {
        return switch (name) {
            case "@method" -> Optional.of(method);
            case "@target-uri" -> Optional.of(scheme + "://" + normalAuthority() + path + suffix());
            case "@authority" -> Optional.of(normalAuthority());
            case "@scheme" -> Optional.of(scheme);
            case "@request-target" -> Optional.of(path + suffix());
            case "@path" -> Optional.of(path);
            case "@query" -> Optional.of("?" + (query == null ? "" : query));
            default -> Optional.empty();
        };
    }

    private String suffix() {
        return query == null ? "" : "?" + query;
    }

    /** Section 2.2.3: lower case, without the scheme's own port. */
    private String normalAuthority() {
        String lower = authority.toLowerCase(Locale.ROOT);
        String ownPort = "https".equals(scheme) ? ":443" : ":80";
        return lower.endsWith(ownPort)
                ? lower.substring(0, lower.length() - ownPort.length())
                : lower;
    }
}
