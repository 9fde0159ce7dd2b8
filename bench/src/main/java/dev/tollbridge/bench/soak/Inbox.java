package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.sink.Delivery;
import dev.tollbridge.bench.sink.Signatures;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What the shops have been told, by event. */
final class Inbox {
    private final ConcurrentMap<String, Mail> mails = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> paidAt = new ConcurrentHashMap<>();
    private final LongAdder deliveries = new LongAdder();
    private volatile Map<String, Signatures> signatures = Map.of();

    private static final class Mail {
        private String type = "";
        private int times;
        private final Set<Integer> bodies = new HashSet<>();
        private boolean genuine = true;

        World.Receipt receipt(String event) {
            return new World.Receipt(event, type, times, bodies.size(), genuine);
        }
    }

    /**
     * @param byPath of each shop, by the path of its endpoint
     */
    void know(Map<String, Signatures> byPath) {
        signatures = byPath;
    }

    void take(Delivery delivery) {
        deliveries.increment();
        var check = signatures.get(delivery.path());
        boolean genuine = check != null && check.areGenuine(delivery);
        var event = Http.JSON.readTree(delivery.body());
        var type = event.path("type").asString("");
        mails.compute(
                delivery.header("webhook-id"),
                (id, known) -> {
                    var mail = known == null ? new Mail() : known;
                    mail.type = type;
                    mail.times++;
                    mail.bodies.add(Arrays.hashCode(delivery.body()));
                    mail.genuine &= genuine && id.equals(event.path("id").asString(""));
                    return mail;
                });
        if (type.equals("payment.succeeded")) {
            var payment = event.path("data").path("object").path("id").asString("");
            paidAt.putIfAbsent(payment, System.nanoTime());
        }
    }

    long deliveries() {
        return deliveries.sum();
    }

    int events() {
        return mails.size();
    }

    /** When the shop first heard that a payment has succeeded. */
    Map<String, Long> paidAt() {
        return Map.copyOf(paidAt);
    }

    /** To be asked when nothing comes any more. */
    List<World.Receipt> receipts() {
        return mails.entrySet().stream()
                .map(entry -> entry.getValue().receipt(entry.getKey()))
                .toList();
    }
}
