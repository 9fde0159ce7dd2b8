package dev.tollbridge.bench.sink;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A merchant's server that receives webhooks, and can behave badly. */
public final class WebhookSink implements AutoCloseable {
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
    private volatile @Nullable Listener open;

    /**
     * @param taken is told each request that was answered with 204; any thread may call it
     */
    public WebhookSink(Consumer<Delivery> taken) {
        this.taken = taken;
        this.port = listen(0).port();
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
        var listener = open;
        if (mood == Mood.CLOSED && listener != null) {
            open = null;
            listener.close();
        } else if (mood != Mood.CLOSED && listener == null && !ended) {
            listen(port);
        }
    }

    private Listener listen(int wanted) {
        var listener = new Listener(wanted, this::answer);
        open = listener;
        return listener;
    }

    private boolean answer(Socket socket, Delivery delivery)
            throws IOException, InterruptedException {
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
        return !ended;
    }

    /** What is taken is told first: an answer that fails is no reason to forget the webhook. */
    private void take(Socket socket, Delivery delivery) throws IOException {
        taken.accept(delivery);
        socket.getOutputStream().write(TAKEN);
    }

    @Override
    public void close() {
        ended = true;
        setMood(Mood.CLOSED);
    }
}
