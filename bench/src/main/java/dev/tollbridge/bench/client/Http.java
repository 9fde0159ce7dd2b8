package dev.tollbridge.bench.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP/1.1 with as many connections as there are calls under way; any thread may call. */
public final class Http implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /** An answer as it came. */
    public record Answer(int status, String text, HttpHeaders headers) {
        public boolean isOk() {
            return status / 100 == 2;
        }

        /** The body as JSON, or the missing node when it is none. */
        public JsonNode json() {
            try {
                return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }

        /** The problem's code; empty when it is no problem. */
        public String code() {
            return json().path("code").asString("");
        }
    }

    /**
     * @param body JSON, null for none
     * @param limit for the whole exchange; when it is over the connection is cut
     * @param headers names and values in turn
     * @throws IOException when there is no whole answer, whether or not the call was carried out
     */
    public Answer send(
            String method, URI uri, @Nullable String body, Duration limit, String... headers)
            throws IOException, InterruptedException {
        var content =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(uri).method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofString(), limit);
    }

    /** A page's form as a browser sends it. */
    public Answer sendForm(URI uri, String form, Duration limit)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        return send(request.build(), HttpResponse.BodyHandlers.ofString(), limit);
    }

    /**
     * @throws IOException when it is not answered with 200
     */
    public byte[] download(URI uri, Duration limit) throws IOException, InterruptedException {
        var response =
                await(
                        HttpRequest.newBuilder(uri).build(),
                        HttpResponse.BodyHandlers.ofByteArray(),
                        limit);
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode() + " of " + uri.getPath());
        }
        return response.body();
    }

    private Answer send(
            HttpRequest request, HttpResponse.BodyHandler<String> handler, Duration limit)
            throws IOException, InterruptedException {
        var response = await(request, handler, limit);
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    /** The client's own time limit ends with the headers; a body may hang, too. */
    private <T> HttpResponse<T> await(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration limit)
            throws IOException, InterruptedException {
        var call = client.sendAsync(request, handler);
        try {
            return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new HttpTimeoutException("no answer in " + limit);
        } catch (InterruptedException e) {
            call.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException(request.method() + " " + request.uri().getPath(), e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
