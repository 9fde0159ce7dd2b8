package dev.tollbridge.simulators.alipay.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Posts a notification to the merchant. Only to this machine: the simulator is a development tool
 * and no mail gun.
 */
final class NoticeSender implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    private static final int ANSWER_BYTES = 512;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Notice.Attempt send(String url, Map<String, String> fields, Instant at) {
        try {
            URI target = URI.create(url);
            if (!LoopbackOnly.allows(target)) {
                return new Notice.Attempt(
                        at, null, null, "refused: notify_url is not on this machine");
            }
            HttpRequest request =
                    HttpRequest.newBuilder(target)
                            .timeout(ANSWER_LIMIT)
                            .header(
                                    "Content-Type",
                                    "application/x-www-form-urlencoded; charset=utf-8")
                            .POST(HttpRequest.BodyPublishers.ofString(encode(fields)))
                            .build();
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String answer = new String(body.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
                return new Notice.Attempt(at, response.statusCode(), answer, null);
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Notice.Attempt(at, null, null, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Notice.Attempt(at, null, null, "interrupted");
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
        client.shutdownNow();
    }
}
