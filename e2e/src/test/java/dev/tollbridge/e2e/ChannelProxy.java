package dev.tollbridge.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The wire between the server and the simulators. It can stop one call at a known point: before the
 * channel has seen it, or after the channel has acted on it and before the server has the reply.
 */
final class ChannelProxy implements AutoCloseable {
    /** Where a call is stopped. */
    enum Point {
        BEFORE_THE_CHANNEL,
        AFTER_THE_CHANNEL
    }

    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "date");
    private static final int LIMIT_S = 30;

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private volatile @Nullable Stop stop;

    /** A planned stop: the call whose target contains the text waits there. */
    final class Stop {
        private final Point point;
        private final String text;
        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private final CountDownLatch released = new CountDownLatch(1);

        private Stop(Point point, String text) {
            this.point = point;
            this.text = text;
        }

        /** Returns when the call stands there. */
        void awaitCall() {
            try {
                reached.get(LIMIT_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("no call with " + text + " came", e);
            }
        }

        /** Drops the call where it stands, as a broken wire would, and lets all others pass. */
        void cut() {
            stop = null;
            released.countDown();
        }

        private boolean holds(Point where, String query) throws InterruptedException {
            if (where != point || !query.contains(text)) {
                return false;
            }
            reached.complete(null);
            released.await();
            return true;
        }
    }

    ChannelProxy(URI target) {
        this.target = target;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Stop stopAt(Point point, String text) {
        var planned = new Stop(point, text);
        stop = planned;
        return planned;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().toString();
            var planned = stop;
            if (planned != null && planned.holds(Point.BEFORE_THE_CHANNEL, query)) {
                return;
            }
            var response = forward(exchange);
            if (planned != null && planned.holds(Point.AFTER_THE_CHANNEL, query)) {
                return;
            }
            response.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            exchange.sendResponseHeaders(
                    response.statusCode(),
                    response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        var planned = stop;
        if (planned != null) {
            planned.cut();
        }
        server.stop(0);
    }
}
