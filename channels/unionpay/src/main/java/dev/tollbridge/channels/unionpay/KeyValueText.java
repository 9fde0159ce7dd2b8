package dev.tollbridge.channels.unionpay;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a reply: {@code k=v&k=v} that is not URL-encoded, whose values may hold the same two
 * characters inside brackets (section 4).
 */
final class KeyValueText {
    private static final int MAX_FIELDS = 200;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private KeyValueText() {}

    /** Empty if brackets do not match, a name is missing or a field is there twice. */
    static Optional<Map<String, String>> parse(String text) {
        var parsed = new KeyValueText();
        return parsed.readAll(text) ? Optional.of(parsed.fields) : Optional.empty();
    }

    private boolean readAll(String text) {
        var open = new ArrayDeque<Character>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '{' -> open.push('}');
                case '[' -> open.push(']');
                case '}', ']' -> {
                    if (open.isEmpty() || open.pop() != c) {
                        return false;
                    }
                }
                case '&' -> {
                    if (open.isEmpty()) {
                        if (!read(text.substring(start, i))) {
                            return false;
                        }
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty() && read(text.substring(start));
    }

    private boolean read(String pair) {
        int equals = pair.indexOf('=');
        return equals > 0
                && pair.substring(0, equals).matches("[A-Za-z0-9_]{1,40}")
                && fields.size() < MAX_FIELDS
                && fields.put(pair.substring(0, equals), pair.substring(equals + 1)) == null;
    }
}
