package dev.tollbridge.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedDeque;

/** As many kept connections to one server as there are calls under way; any thread may call. */
public final class Lines implements AutoCloseable {
    private static final int LIMIT_MS = 30_000;

    /** Sooner than the server gives an idle one up (20 s). */
    private static final long MOST_IDLE_NS = 10_000_000_000L;

    private final InetSocketAddress address;
    private final String host;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(Line line, long since) {}

    /**
     * @param base {@code http} on this machine, with its port
     */
    public Lines(URI base) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort());
        host = "Host: " + base.getAuthority() + "\r\n";
    }

    /**
     * @param headers lines, each ended by CR LF
     * @throws IOException when there is no whole answer
     */
    public Reply send(String method, String path, String headers, String body) throws IOException {
        var request = Line.request(method + " " + path, host + headers, body.getBytes(UTF_8));
        var line = take();
        try {
            var reply = line.call(request);
            if (line.isReusable()) {
                idle.push(new Idle(line, System.nanoTime()));
            } else {
                line.close();
            }
            return reply;
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }

    private Line take() throws IOException {
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            if (System.nanoTime() - next.since < MOST_IDLE_NS) {
                return next.line;
            }
            next.line.close();
        }
        return new Line(address, LIMIT_MS);
    }

    @Override
    public void close() throws IOException {
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            next.line.close();
        }
    }
}
