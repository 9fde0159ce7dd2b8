package dev.tollbridge.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.bench.load.Lines;
import dev.tollbridge.bench.sink.Delivery;
import dev.tollbridge.bench.sink.Listener;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How it behaves is in the path of the gateway's address, {@code /MODE/DELAY_MS}: mode {@code
 * quiet} leaves orders unpaid, {@code paid} has each paid at once; the delay comes before the
 * answer.
 */
public final class StubChannel implements AutoCloseable {
    /** Of every account; the channel guards nothing. */
    public static final String SECRET = "benchmark";

    private static final String MAC = "HmacSHA256";
    private static final int TRIES = 5;
    private static final int RETRY_MS = 1000;
    private final AtomicLong trades = new AtomicLong();
    private final Map<String, Lines> gateways = new ConcurrentHashMap<>();
    private final SecretKeySpec key = new SecretKeySpec(SECRET.getBytes(UTF_8), MAC);
    private final Listener listener;

    /**
     * @param port 0 for a free one
     */
    public StubChannel(int port) {
        listener = new Listener(port, this::answer);
    }

    public int port() {
        return listener.port();
    }

    private boolean answer(Socket socket, Delivery request)
            throws IOException, InterruptedException {
        var way = request.path().split("/", -1);
        if (way.length == 2) {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(way[1]));
        }
        var trade = "t" + trades.incrementAndGet();
        var body = "ok " + trade;
        var reply =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length(), body);
        socket.getOutputStream().write(reply.getBytes(UTF_8));
        if (way[0].equals("paid") && request.header("x-operation").equals("pay")) {
            var words = new String(request.body(), UTF_8).split(" ", -1);
            Thread.ofVirtual().start(() -> notice(words, trade));
        }
        return true;
    }

    /** Sent again a few times if it is not accepted, as channels do. */
    private void notice(String[] words, String trade) {
        var text = "%s %s %s %s ".formatted(words[0], trade, words[1], words[2]);
        var body = text + mac(text);
        var target = URI.create(words[3]);
        var lines = gateways.computeIfAbsent(target.getAuthority(), host -> new Lines(target));
        try {
            for (int n = 0; n < TRIES; n++) {
                if (isAccepted(lines, target, body)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isAccepted(Lines lines, URI target, String body) {
        try {
            return lines.send("POST", target.getPath(), "Content-Type: text/plain\r\n", body)
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var lines : gateways.values()) {
            lines.close();
        }
    }
}
