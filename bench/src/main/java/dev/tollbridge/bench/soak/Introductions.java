package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.sink.Signatures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Learns with which keys each merchant's webhooks are signed. The gateway makes them when it has
 * something to tell, so each shop orders something first, and thinks better of it.
 */
final class Introductions {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int POLL_MS = 200;
    private final Stage stage;

    Introductions(Stage stage) {
        this.stage = stage;
    }

    /** By the path of the shop's endpoint. */
    Map<String, Signatures> keys() throws InterruptedException, NoAnswer {
        var signatures = new HashMap<String, Signatures>();
        for (int n = 0; n < stage.shops().size(); n++) {
            var shop = stage.shops().get(n);
            var random = new SplittableRandom(n);
            var till = new Till(stage, shop, random, stage.run() + "-first-" + n);
            var created = till.create(Orders.open(random, till.order(), 600)).orElseThrow();
            till.command("cancel", Lives.id(created), Map.of(), Set.of());
            signatures.put(Shops.path(n), new Signatures(shop.webhookSecret(), keys(shop)));
        }
        return signatures;
    }

    private List<String> keys(Shop shop) throws InterruptedException, NoAnswer {
        var path = "/.well-known/jwks.json?merchant=" + shop.merchant();
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var keys = Books.ok(stage.patient().get(shop.api(), path), path).path("keys");
            if (!keys.isEmpty()) {
                return keys.valueStream().map(Introductions::key).toList();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        throw new IllegalStateException("no key for the webhooks of " + shop);
    }

    private static String key(JsonNode key) {
        return key.path("whpk").asString();
    }
}
