package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Request;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest gateway requests as they arrived, newest first, for people and tests that wonder what
 * was sent.
 */
public final class Exchanges {
    private static final int KEPT = 200;
    private static final int VALUE_LIMIT = 4096;

    /** A header as written by the sender. */
    public record Header(String name, String value) {}

    /** One request; long values are cut. */
    public record Exchange(
            Instant at, String httpMethod, List<Header> headers, Map<String, String> parameters) {}

    private final Deque<Exchange> latest = new ArrayDeque<>();

    synchronized void add(Instant at, Request request, Parameters parameters) {
        Map<String, String> values = new TreeMap<>();
        parameters.values().forEach((name, value) -> values.put(cut(name), cut(value)));
        List<Header> headers =
                request.headers().stream()
                        .map(h -> new Header(h.getKey(), cut(h.getValue())))
                        .toList();
        latest.addFirst(new Exchange(at, request.method(), headers, values));
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
