package dev.tollbridge.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tollbridge.testing.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A shop's HTTP server on loopback that keeps what it receives. */
final class Receiver implements AutoCloseable {
    private final LocalServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /** How it answers, once it has kept what came. */
    private volatile HttpHandler answer = answer(200);

    Receiver() {
        server = new LocalServer(this::handle);
    }

    record Received(
            String method,
            String id,
            String timestamp,
            String signature,
            String type,
            String body) {}

    static HttpHandler answer(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    Receiver answering(HttpHandler handler) {
        answer = handler;
        return this;
    }

    String url() {
        return server.url() + "/hooks";
    }

    /** The next one, awaited for a while. */
    Received next() {
        return next(Duration.ofSeconds(10));
    }

    Received next(Duration limit) {
        try {
            return Objects.requireNonNull(
                    received.poll(limit.toMillis(), TimeUnit.MILLISECONDS), "nothing came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int waiting() {
        return received.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Received(
                        exchange.getRequestMethod(),
                        header(exchange, "webhook-id"),
                        header(exchange, "webhook-timestamp"),
                        header(exchange, "webhook-signature"),
                        header(exchange, "content-type"),
                        body));
        answer.handle(exchange);
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.close();
    }
}
