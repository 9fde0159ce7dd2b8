package dev.tollbridge.oracles.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.RawNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A notify_url: keeps the raw notices and accepts them all. */
final class NoticeBox implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<RawNotice> notices = new LinkedBlockingQueue<>();

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

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/n/acc_1?a=b&c=d");
    }

    RawNotice next() throws InterruptedException {
        var notice = notices.poll(20, TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("no notice came");
        }
        return notice;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new ArrayList<HttpCall.Header>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            values.forEach(value -> headers.add(new HttpCall.Header(name, value))));
            notices.add(
                    new RawNotice(
                            exchange.getRequestMethod(),
                            String.valueOf(exchange.getRequestURI().getRawQuery()),
                            headers,
                            exchange.getRequestBody().readAllBytes()));
            var answer = "success".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
