package dev.tollbridge.simulators.core;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Over the network, and only to this machine: the simulator is a development tool and no mail gun.
 */
public final class HttpCallback implements Callback {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    private static final int ANSWER_BYTES = 512;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Override
    public Answer post(URI target, String contentType, String body) {
        return post(target, contentType, Map.of(), body);
    }

    @Override
    public Answer post(URI target, String contentType, Map<String, String> headers, String body) {
        try {
            if (!LoopbackOnly.allows(target)) {
                return Answer.none("refused: notify_url is not on this machine");
            }
            var request =
                    HttpRequest.newBuilder(target)
                            .timeout(ANSWER_LIMIT)
                            .header("Content-Type", contentType)
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream answer = response.body()) {
                String text = new String(answer.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), text, null);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Answer.none(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none("interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
