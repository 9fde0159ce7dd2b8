package dev.tollbridge.oracles.wechatpaysdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.notification.RequestParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A notify_url: keeps the notifications as the SDK wants them and accepts them all. */
final class NoticeBox implements AutoCloseable {
    /** What came. */
    record Raw(
            @Nullable String serial,
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String signature,
            @Nullable String type,
            String body) {
        RequestParam param() {
            return param(body);
        }

        RequestParam param(String otherBody) {
            return new RequestParam.Builder()
                    .serialNumber(serial)
                    .timestamp(timestamp)
                    .nonce(nonce)
                    .signature(signature)
                    .signType(type)
                    .body(otherBody)
                    .build();
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Raw> notices = new LinkedBlockingQueue<>();

    NoticeBox() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/n";
    }

    Raw next() throws InterruptedException {
        var notice = notices.poll(20, TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("no notice came");
        }
        return notice;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            notices.add(
                    new Raw(
                            headers.getFirst("Wechatpay-Serial"),
                            headers.getFirst("Wechatpay-Timestamp"),
                            headers.getFirst("Wechatpay-Nonce"),
                            headers.getFirst("Wechatpay-Signature"),
                            headers.getFirst("Wechatpay-Signature-Type"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
