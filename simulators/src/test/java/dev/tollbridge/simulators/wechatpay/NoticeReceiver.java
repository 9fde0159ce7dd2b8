package dev.tollbridge.simulators.wechatpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A merchant's notify_url: keeps what it gets and answers as told. */
final class NoticeReceiver implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    /** What came, its header names in any case. */
    record Notice(Map<String, String> headers, String body) {
        JsonNode json() {
            return Merchant.JSON.readTree(body);
        }

        /** The decrypted resource. */
        JsonNode resource(Merchant merchant) {
            JsonNode secret = json().path("resource");
            return Merchant.JSON.readTree(
                    merchant.decrypt(
                            secret.path("nonce").asString(),
                            secret.path("associated_data").asString(),
                            secret.path("ciphertext").asString()));
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Notice> received = new LinkedBlockingQueue<>();
    volatile int answer = 204;

    NoticeReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, -1);
            received.add(new Notice(headers, body));
        }
    }

    Notice next() throws InterruptedException {
        Notice notice = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("no notification within " + LIMIT_SECONDS + " s");
        }
        return notice;
    }

    int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
