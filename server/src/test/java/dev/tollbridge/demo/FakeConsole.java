package dev.tollbridge.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Answers like the simulator's control API: one app with keys, which a test may change. */
final class FakeConsole {
    final AtomicReference<String> privateKey = new AtomicReference<>("PRIVATE-1");
    private final HttpServer server;

    FakeConsole() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/alipay/control/apps/2021000000000001",
                exchange -> {
                    byte[] body = app().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            exchange.getRequestMethod().equals("PUT") ? 200 : 405, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String app() {
        return """
        {"app_id": "2021000000000001", "seller_id": "2088000000000001", "name": "Demo shop",
         "gateway_url": "http://127.0.0.1:8090/alipay/gateway.do", "app_private_key": "%s",
         "alipay_public_key": "PUBLIC"}
        """
                .formatted(privateKey.get());
    }
}
