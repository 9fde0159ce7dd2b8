package dev.tollbridge.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.tollbridge.testing.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The wire between servers and the simulators. Calls that speak of a given text can be stopped
 * before the channel has them or after it has acted on them, or get another answer than its own.
 * The Host header is passed on, so that the addresses the simulators name lead through here.
 */
final class ChannelWire implements AutoCloseable {
    /** What happens to a call. */
    enum Trouble {
        HELD_BEFORE,
        HELD_AFTER,
        /** A proxy's error page, with status 200 as some send it. */
        HTML,
        /** The first half of the channel's answer, then the end of the connection. */
        TRUNCATED,
        /** The connection ends without an answer, and the channel has heard nothing. */
        LOST
    }

    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "date");
    private static final byte[] PAGE = "<html><body>502 Bad Gateway</body></html>".getBytes(UTF_8);

    private final LocalServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private record Rule(Trouble trouble, List<String> texts, AtomicInteger times, Hold hold) {
        private boolean fits(String call) {
            return texts.stream().allMatch(call::contains) && times.getAndDecrement() > 0;
        }
    }

    ChannelWire(URI target) {
        this.target = target;
        server = new LocalServer(this::pass);
    }

    URI url() {
        return server.url();
    }

    /**
     * Plans trouble for the next call.
     *
     * @param texts what the call's address and body contain
     */
    Hold trouble(Trouble trouble, String... texts) {
        return trouble(trouble, 1, texts);
    }

    Hold trouble(Trouble trouble, int times, String... texts) {
        var hold = new Hold(trouble + " of " + Arrays.toString(texts));
        rules.add(new Rule(trouble, List.of(texts), new AtomicInteger(times), hold));
        return hold;
    }

    /** From now on all calls pass. */
    void heal() {
        rules.forEach(rule -> rule.hold.cut());
        rules.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var rule = rule(exchange.getRequestURI() + "\n" + new String(body, UTF_8));
            if (rule == null) {
                answer(exchange, forward(exchange, body));
            } else {
                disturb(rule, exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Rule rule(String call) {
        return rules.stream().filter(rule -> rule.fits(call)).findFirst().orElse(null);
    }

    private void disturb(Rule rule, HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        switch (rule.trouble) {
            case HELD_BEFORE -> {
                if (rule.hold.stand() == Hold.End.PASSED) {
                    answer(exchange, forward(exchange, body));
                }
            }
            case HELD_AFTER -> {
                var reply = forward(exchange, body);
                if (rule.hold.stand() == Hold.End.PASSED) {
                    answer(exchange, reply);
                }
            }
            case HTML -> {
                var reply = forward(exchange, body);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(reply.statusCode(), PAGE.length);
                exchange.getResponseBody().write(PAGE);
            }
            case TRUNCATED -> {
                var reply = forward(exchange, body);
                exchange.sendResponseHeaders(reply.statusCode(), reply.body().length);
                exchange.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
            }
            case LOST -> rule.hold.cut();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> reply)
            throws IOException {
        reply.headers()
                .map()
                .forEach((name, values) -> {
                    if (isPassed(name)) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        int length = reply.body().length;
        exchange.sendResponseHeaders(reply.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(reply.body());
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (isPassed(name)) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static boolean isPassed(String header) {
        return !HOP_BY_HOP.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        heal();
        server.close();
    }
}
