package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replies that no careful reader believes, made from a genuine one. */
final class Breakage {
    private static final List<HttpCall.Header> HTML =
            List.of(new HttpCall.Header("Content-Type", "text/html"));

    private Breakage() {}

    /** By name. Whoever reads one of these knows nothing, so nothing may be decided by it. */
    static Map<String, HttpReply> of(HttpReply genuine) {
        var broken = new LinkedHashMap<String, HttpReply>();
        broken.put("empty body", with(genuine, new byte[0]));
        broken.put("null", with(genuine, "null".getBytes(UTF_8)));
        broken.put("empty object", with(genuine, "{}".getBytes(UTF_8)));
        broken.put("HTML with 200", new HttpReply(200, HTML, "<html>ok</html>".getBytes(UTF_8)));
        broken.put("HTML with 502", new HttpReply(502, HTML, "<html>bad</html>".getBytes(UTF_8)));
        broken.put("503 without a body", new HttpReply(503, List.of(), new byte[0]));
        broken.put("500", new HttpReply(500, genuine.headers(), genuine.body()));
        broken.put("a quarter", with(genuine, start(genuine, 1, 4)));
        broken.put("half", with(genuine, start(genuine, 1, 2)));
        broken.put("all but the end", with(genuine, start(genuine, 19, 20)));
        broken.put("zero bytes", with(genuine, new byte[genuine.body().length]));
        broken.put("no UTF-8", with(genuine, new byte[] {'{', '"', (byte) 0xC3, '"', '}'}));
        return broken;
    }

    /** The genuine reply with one digit of its body changed, as a forger would. */
    static HttpReply withChangedDigit(HttpReply genuine) {
        var text = new String(genuine.body(), ISO_8859_1).toCharArray();
        for (int i = text.length / 4; i < text.length; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                text[i] = text[i] == '9' ? '8' : (char) (text[i] + 1);
                break;
            }
        }
        return with(genuine, new String(text).getBytes(ISO_8859_1));
    }

    private static HttpReply with(HttpReply genuine, byte[] body) {
        return new HttpReply(genuine.status(), genuine.headers(), body);
    }

    private static byte[] start(HttpReply genuine, int part, int of) {
        return Arrays.copyOf(genuine.body(), genuine.body().length * part / of);
    }
}
