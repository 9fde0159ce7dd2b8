package dev.tollbridge.simulators.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest gateway requests as they arrived, newest first, for people and tests that wonder what
 * was sent.
 */
public final class Exchanges {
    private static final int KEPT = 200;
    private static final int VALUE_LIMIT = 4096;

    /** A header as written by the sender. */
    public record Header(String name, String value) {}

    /**
     * One request; long values are cut.
     *
     * @param parameters what the channel reads from query and form
     * @param body where it is not a form
     */
    public record Exchange(
            Instant at,
            String httpMethod,
            String path,
            List<Header> headers,
            Map<String, String> parameters,
            @Nullable String body) {}

    private final Deque<Exchange> latest = new ArrayDeque<>();

    public synchronized void add(
            Instant at, Request request, Map<String, String> parameters, @Nullable String body) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, value) -> values.put(cut(name), cut(value)));
        List<Header> headers =
                request.headers().stream()
                        .map(h -> new Header(h.getKey(), cut(h.getValue())))
                        .toList();
        latest.addFirst(
                new Exchange(
                        at,
                        request.method(),
                        request.path(),
                        headers,
                        values,
                        body == null ? null : cut(body)));
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    private static String cut(String text) {
        return text.length() <= VALUE_LIMIT ? text : text.substring(0, VALUE_LIMIT) + "…";
    }

    public synchronized List<Exchange> latest() {
        return List.copyOf(latest);
    }

    public synchronized void clear() {
        latest.clear();
    }
}
