package dev.tollbridge.bench.sink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's server that receives webhooks. It speaks just enough HTTP/1.1, over its own sockets:
 * a server from a library cannot reset a connection.
 */
public final class WebhookSink implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int IDLE_LIMIT_MS = 60_000;
    private static final int SLOWEST_MS = 20_000;
    private static final byte[] TAKEN =
            "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAILED =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private final Consumer<Delivery> taken;
    private final int port;
    private volatile Mood mood = Mood.WELL;
    private volatile boolean ended;
    private volatile @Nullable ServerSocket open;

    /**
     * @param taken is told each request that was answered with 204; any thread may call it
     */
    public WebhookSink(Consumer<Delivery> taken) {
        this.taken = taken;
        this.port = listen(0).getLocalPort();
    }

    /** Requests to it carry the path, which tells the endpoints of several merchants apart. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    public Mood mood() {
        return mood;
    }

    /** From now on. Connections that are open keep the port's answers, good or bad. */
    public void setMood(Mood mood) {
        this.mood = mood;
        var socket = open;
        if (mood == Mood.CLOSED && socket != null) {
            open = null;
            close(socket);
        } else if (mood != Mood.CLOSED && socket == null && !ended) {
            listen(port);
        }
    }

    private ServerSocket listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            open = socket;
            Thread.ofVirtual().name("sink").start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the sink cannot listen", e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed by a change of mood, or the peer was gone before it was accepted.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(IDLE_LIMIT_MS);
            var input = new BufferedInputStream(socket.getInputStream());
            while (!ended && answer(socket, input)) {
                // Until either side has had enough.
            }
        } catch (IOException | InterruptedException e) {
            // The sender tries again.
        }
    }

    private boolean answer(Socket socket, BufferedInputStream input)
            throws IOException, InterruptedException {
        var delivery = Delivery.read(input);
        if (delivery == null) {
            return false;
        }
        switch (mood) {
            case WELL -> take(socket, delivery);
            case FAILING -> socket.getOutputStream().write(FAILED);
            case SLOW -> {
                Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(SLOWEST_MS)));
                take(socket, delivery);
            }
            case RESETTING, CLOSED -> {
                socket.setSoLinger(true, 0);
                return false;
            }
        }
        return true;
    }

    /** What is taken is told first: an answer that fails is no reason to forget the webhook. */
    private void take(Socket socket, Delivery delivery) throws IOException {
        taken.accept(delivery);
        socket.getOutputStream().write(TAKEN);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        setMood(Mood.CLOSED);
    }
}
