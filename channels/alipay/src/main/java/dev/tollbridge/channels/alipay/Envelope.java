package dev.tollbridge.channels.alipay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outermost object of a reply, cut into its raw parts. The signature covers the characters of
 * the root node exactly as they were sent (section 1.2), so a parser that builds a tree is of no
 * use here. Nothing inside a part is understood; only strings and brackets are followed.
 */
final class Envelope {
    private static final int MAX_DEPTH = 64;
    private final String text;
    private int at;

    private Envelope(String text) {
        this.text = text;
    }

    /**
     * The members by name, each value as its raw characters, quotes included. Empty if the text is
     * no object, is cut off, has anything behind its end, or has a name twice or with an escape in
     * it: then it could mean one thing to the signature and another to a parser.
     */
    static Optional<Map<String, String>> split(String text) {
        return new Envelope(text).members();
    }

    private Optional<Map<String, String>> members() {
        var members = new LinkedHashMap<String, String>();
        if (!take('{')) {
            return Optional.empty();
        }
        if (take('}')) {
            return atEnd() ? Optional.of(members) : Optional.empty();
        }
        do {
            var name = string();
            if (name == null || name.indexOf('\\') >= 0 || !take(':')) {
                return Optional.empty();
            }
            var value = value();
            if (value == null || members.put(name.substring(1, name.length() - 1), value) != null) {
                return Optional.empty();
            }
        } while (take(','));
        return take('}') && atEnd() ? Optional.of(members) : Optional.empty();
    }

    private boolean take(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable String string() {
        skipSpace();
        int start = at;
        if (at >= text.length() || text.charAt(at) != '"') {
            return null;
        }
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                at++;
                return text.substring(start, at);
            }
        }
        return null;
    }

    private @Nullable String value() {
        skipSpace();
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                if (string() == null) {
                    return null;
                }
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return scalar(start);
                }
                depth--;
                at++;
            } else if (c == ',' && depth == 0) {
                return scalar(start);
            } else {
                at++;
                continue;
            }
            if (depth == 0) {
                return text.substring(start, at);
            }
            if (depth > MAX_DEPTH) {
                return null;
            }
        }
        return null;
    }

    private @Nullable String scalar(int start) {
        var raw = text.substring(start, at).stripTrailing();
        return raw.isEmpty() ? null : raw;
    }
}
