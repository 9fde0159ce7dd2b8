package dev.tollbridge.simulators.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param delay how long to hold it back, in real time
 * @param cut whether to cut the connection in place of answering
 */
@SuppressWarnings("ArrayRecordComponent") // an answer is written once and never compared
public record Reply(
        int status, Map<String, String> headers, byte[] body, Duration delay, boolean cut) {

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, Duration.ZERO, false);
    }

    public static Reply json(int status, Object value) {
        return of(status, "application/json", Json.MAPPER.writeValueAsBytes(value));
    }

    public static Reply ok(Object value) {
        return json(200, value);
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0], Duration.ZERO, false);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** See other: the browser continues with GET. */
    public static Reply redirect(String location) {
        return new Reply(303, Map.of("Location", location), new byte[0], Duration.ZERO, false);
    }

    /** An error of the control API. */
    public static Reply problem(int status, String code, String detail) {
        return of(
                status,
                "application/problem+json",
                Json.MAPPER.writeValueAsBytes(
                        Map.of("status", status, "code", code, "detail", detail)));
    }

    public static Reply connectionCut() {
        return new Reply(0, Map.of(), new byte[0], Duration.ZERO, true);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, delay, cut);
    }

    public Reply delayed(Duration by) {
        return new Reply(status, headers, body, by, cut);
    }
}
