package dev.tollbridge.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An answer as it came. */
public record Reply(int status, byte[] body) {
    /** Whether the server says that it has too much to do. */
    public boolean isShed() {
        return status == 429 || status == 503;
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /**
     * The first string member of that name in the JSON body, unescaped by nobody; empty if there is
     * none. Parsing each answer would cost more than sending the request.
     */
    public String member(String name) {
        return member(text(), name);
    }

    /** The same of a text that arrived otherwise. */
    public static String member(String json, String name) {
        var start = "\"" + name + "\":\"";
        int from = json.indexOf(start);
        return from < 0
                ? ""
                : json.substring(from + start.length(), json.indexOf('"', from + start.length()));
    }
}
