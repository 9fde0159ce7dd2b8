package dev.tollbridge.bench.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path without the slash at its start
 * @param headers names in lower case
 * @param body as it came, to the byte
 */
public record Delivery(String path, Map<String, String> headers, byte[] body) {
    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BODY = 1024 * 1024;

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Null when the sender has closed the connection. */
    static @Nullable Delivery read(BufferedInputStream input) throws IOException {
        var head = head(input);
        if (head == null) {
            return null;
        }
        var lines = head.split("\r\n", -1);
        var request = lines[0].split(" ", -1);
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        var none = request[0].equals("GET") ? "0" : "-1";
        int length = Integer.parseInt(headers.getOrDefault("content-length", none));
        if (request.length != 3 || length < 0 || length > MAX_BODY) {
            throw new IOException("no request: " + lines[0]);
        }
        var body = input.readNBytes(length);
        if (body.length < length) {
            throw new IOException("cut off after " + body.length + " of " + length + " bytes");
        }
        return new Delivery(request[1].substring(1), headers, body);
    }

    private static @Nullable String head(BufferedInputStream input) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = input.read();
            if (next < 0 || head.size() > MAX_HEAD) {
                return null;
            }
            head.write(next);
            boolean isExpected = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = isExpected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
