package dev.tollbridge.oracles.weixinjavapay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A notify_url: keeps the notifications as the library wants them and accepts them all. */
final class NoticeBox implements AutoCloseable {
    /** What came. */
    record Raw(SignatureHeader header, String body) {}

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
            var signature = new SignatureHeader();
            signature.setSerial(headers.getFirst("Wechatpay-Serial"));
            signature.setTimeStamp(headers.getFirst("Wechatpay-Timestamp"));
            signature.setNonce(headers.getFirst("Wechatpay-Nonce"));
            signature.setSignature(headers.getFirst("Wechatpay-Signature"));
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            notices.add(new Raw(signature, body));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
