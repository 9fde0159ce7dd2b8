package dev.tollbridge.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.tollbridge.testing.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Answers like the simulators' control API: one app with keys, which a test may change. */
final class FakeConsole {
    private static final Set<String> KNOWN =
            Set.of(
                    "/alipay/control/apps/2021000000000001",
                    "/wechatpay/control/merchants/1900000001",
                    "/unionpay/control/merchants/777290000000001",
                    "/qqwallet/control/merchants/1900000002");

    final AtomicReference<String> privateKey = new AtomicReference<>("PRIVATE-1");
    private final LocalServer server = new LocalServer(this::answer);

    String url() {
        return server.url().toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = app().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status(exchange), body.length);
        exchange.getResponseBody().write(body);
    }

    private static int status(HttpExchange exchange) {
        if (!KNOWN.contains(exchange.getRequestURI().getPath())) {
            return 404;
        }
        return exchange.getRequestMethod().equals("PUT") ? 200 : 405;
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
