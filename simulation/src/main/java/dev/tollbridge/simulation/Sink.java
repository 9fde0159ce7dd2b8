package dev.tollbridge.simulation;

import dev.tollbridge.notification.SimulatedPost;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The shops' webhook receivers. */
final class Sink implements SimulatedPost.Receiver {
    private static final int[] FAULTS = {75, 6, 8, 8, 3};
    private static final int NO_ANSWER = 0;

    private final Supplier<Weather> weather;
    private final List<Received> received = new ArrayList<>();

    Sink(Supplier<Weather> weather) {
        this.weather = weather;
    }

    /** What a shop got, whether it acknowledged it or not. */
    record Received(String url, String id, String body) {}

    void reset() {
        received.clear();
    }

    List<Received> received() {
        return received;
    }

    /** Bodies by endpoint and id. */
    Map<String, List<Received>> byId() {
        var result = new HashMap<String, List<Received>>();
        for (var one : received) {
            result.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one);
        }
        return result;
    }

    @Override
    public int receive(URI url, Map<String, String> headers, String body) {
        var actor = Actor.current();
        if (actor == null) {
            throw new IllegalStateException("webhooks are sent by actors");
        }
        weather.get().between(actor, "webhook leaves");
        var one = new Received(url.toString(), headers.getOrDefault("webhook-id", ""), body);
        int status =
                switch (weather.get().fault(actor, "webhook", FAULTS)) {
                    case 1 -> NO_ANSWER;
                    case 2 -> {
                        received.add(one);
                        yield NO_ANSWER;
                    }
                    case 3 -> 500;
                    case 4 -> {
                        received.add(one);
                        throw weather.get().crash(actor);
                    }
                    default -> {
                        received.add(one);
                        yield 200;
                    }
                };
        weather.get().changed();
        weather.get().between(actor, "webhook answered");
        return status;
    }
}
