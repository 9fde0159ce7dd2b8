package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.core.Callback;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Posts a notification to the merchant. */
final class NoticeSender implements AutoCloseable {
    private final Callback callback;

    NoticeSender(Callback callback) {
        this.callback = callback;
    }

    Notice.Attempt send(String url, Map<String, String> fields, Instant at) {
        try {
            var answer =
                    callback.post(
                            URI.create(url),
                            "application/x-www-form-urlencoded; charset=utf-8",
                            encode(fields));
            return new Notice.Attempt(at, answer.status(), answer.text(), answer.failure());
        } catch (IllegalArgumentException e) {
            return new Notice.Attempt(at, null, null, e.getClass().getSimpleName());
        }
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        callback.close();
    }
}
