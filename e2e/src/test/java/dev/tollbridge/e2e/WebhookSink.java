package dev.tollbridge.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A shop's webhook receiver. It keeps what comes, and can leave the sender without an answer. */
final class WebhookSink implements AutoCloseable {
    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch answers = new CountDownLatch(0);

    /** One request as it came. */
    record Delivery(Map<String, String> headers, String body) {
        String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        JsonNode event() {
            return Http.JSON.readTree(body);
        }

        String type() {
            return event().path("type").asString("");
        }
    }

    WebhookSink() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    /** From now on requests are read and kept without an answer, until {@link #answer}. */
    void hold() {
        answers = new CountDownLatch(1);
    }

    void answer() {
        answers.countDown();
    }

    /** What came about the object of this id, of one type of event. */
    List<Delivery> about(String type, String objectId) {
        return deliveries.stream()
                .filter(delivery -> delivery.type().equals(type))
                .filter(delivery -> delivery.body().contains("\"" + objectId + "\""))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, String.join(",", values)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var gate = answers;
        deliveries.add(new Delivery(headers, body));
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        answer();
        server.stop(0);
    }
}
