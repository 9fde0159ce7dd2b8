package dev.tollbridge.simulators.core;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP request as received. Header names keep the case in which they came.
 *
 * @param baseUri scheme, host and port under which the caller reached us
 */
@SuppressWarnings("ArrayRecordComponent") // a request is read once and never compared
public record Request(
        String method,
        String path,
        @Nullable String rawQuery,
        List<Map.Entry<String, String>> headers,
        byte[] body,
        Map<String, String> pathParams,
        String baseUri) {

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public String param(String name) {
        return pathParams.getOrDefault(name, "");
    }

    public Map<String, String> query() {
        return decode(rawQuery == null ? "" : rawQuery, StandardCharsets.UTF_8);
    }

    public Map<String, String> form() {
        return decode(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return body.length == 0 ? Json.object() : Json.MAPPER.readTree(body);
    }

    /** The Content-Type without its parameters, lower case. */
    public String mediaType() {
        String type = header("Content-Type").orElse("");
        return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /**
     * URL-encoded pairs; of a repeated name the last value counts. Malformed escapes raise
     * IllegalArgumentException.
     */
    public static Map<String, String> decode(String encoded, Charset charset) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? URLDecoder.decode(parts[1], charset) : "";
                values.put(URLDecoder.decode(parts[0], charset), value);
            }
        }
        return values;
    }
}
