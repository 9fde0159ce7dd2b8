package dev.tollbridge.simulators.wechatpay.crypto;

import dev.tollbridge.simulators.core.Request;
import java.nio.charset.StandardCharsets;

/** What signatures cover: lines, each ended by LF, the last one too (notes 1, 2, 4). */
public final class SignText {
    private SignText() {}

    /** Of a request: method, path with the query as sent, timestamp, nonce, body. */
    public static String ofRequest(Request request, String timestamp, String nonce) {
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        return lines(
                request.method(),
                request.path() + query,
                timestamp,
                nonce,
                new String(request.body(), StandardCharsets.UTF_8));
    }

    /** Of an answer or a notification. */
    public static String ofAnswer(String timestamp, String nonce, String body) {
        return lines(timestamp, nonce, body);
    }

    public static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
