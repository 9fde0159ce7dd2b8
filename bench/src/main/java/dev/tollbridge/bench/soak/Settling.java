package dev.tollbridge.bench.soak;

import static dev.tollbridge.bench.soak.Lives.CONFLICT;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * After the load: the shops close what nobody will pay, and wait until nothing is open any more.
 * What takes longer than the first patience is hurried as a person would: the channel is asked now,
 * the webhook sent again.
 */
final class Settling {
    private static final int ROUND_MS = 2000;
    private static final Duration BETWEEN_HURRIES = Duration.ofSeconds(15);

    /** Alipay's last notice of a trade follows the first after 24 hours and 25 minutes. */
    private static final Duration NOTICES_LAST = Duration.ofHours(26);

    private static final Duration CLOCK_LIMIT = Duration.ofMinutes(5);
    private final Stage stage;
    private final Books books;
    private final Consumer<String> progress;
    private final Set<String> hurried = new TreeSet<>();
    private final Set<String> stuck = new TreeSet<>();
    private String shown = "";
    private int turns;
    private boolean lastNoticesSent;

    Settling(Stage stage, Consumer<String> progress) {
        this.stage = stage;
        this.books = new Books(stage.patient());
        this.progress = progress;
    }

    /**
     * @param quiet whether everything came to an end
     * @param took from the end of the load
     * @param hurried payments and deliveries that were given a push
     */
    record Rest(boolean quiet, Duration took, int hurried) {}

    /** What is open in one shop. */
    private record Open(
            Shop shop, List<JsonNode> payments, List<JsonNode> refunds, List<JsonNode> deliveries) {
        int count() {
            return payments.size() + refunds.size() + deliveries.size();
        }
    }

    /**
     * @param patience how long things may take by themselves; what expires within is let expire
     * @param limit after which the rest is reported as it is
     */
    Rest settle(Duration patience, Duration limit)
            throws InterruptedException, IOException, NoAnswer {
        var started = Instant.now();
        stuck.addAll(mayBeStuck());
        closeShops(started.plus(patience));
        var nextHurry = started.plus(patience);
        while (true) {
            var open = new ArrayList<Open>();
            for (var shop : stage.shops()) {
                open.add(look(shop));
            }
            int left = open.stream().mapToInt(Open::count).sum();
            var took = Duration.between(started, Instant.now());
            show(open, took);
            if (took.compareTo(limit) > 0) {
                return new Rest(false, took, hurried.size());
            }
            if (left == 0 && lastNoticesSent) {
                return new Rest(true, took, hurried.size());
            }
            if (left == 0) {
                sendLastNotices();
            }
            if (Instant.now().isAfter(nextHurry)) {
                for (var each : open) {
                    hurry(each);
                }
                nextHurry = Instant.now().plus(BETWEEN_HURRIES);
            }
            TimeUnit.MILLISECONDS.sleep(ROUND_MS);
        }
    }

    /**
     * What the channel still means to tell it tells now and not within a day: that an order was
     * charged twice is known from its notices alone.
     */
    private void sendLastNotices() throws InterruptedException, IOException {
        progress.accept("all is at rest; the channel sends what notices it has left");
        stage.alipay().advance(NOTICES_LAST, CLOCK_LIMIT);
        lastNoticesSent = true;
    }

    /** A payment of which another amount was paid waits for a person. */
    private List<String> mayBeStuck() {
        return Journal.of(Entry.Provoked.class, stage.journal().entries())
                .filter(provoked -> provoked.kind().equals("pay_other_amount"))
                .map(Entry.Provoked::payment)
                .toList();
    }

    private Open look(Shop shop) throws InterruptedException, NoAnswer {
        return new Open(
                shop,
                books.openPayments(shop).stream()
                        .filter(payment -> !stuck.contains(Lives.id(payment)))
                        .toList(),
                books.openRefunds(shop),
                books.openDeliveries(shop));
    }

    private void closeShops(Instant horizon) throws InterruptedException, NoAnswer {
        for (var shop : stage.shops()) {
            var lasting =
                    books.openPayments(shop).stream()
                            .filter(payment ->
                                    Instant.parse(payment.path("expires_at").asString())
                                            .isAfter(horizon))
                            .toList();
            Crew.each(
                    lasting,
                    payment -> till(shop).command("cancel", Lives.id(payment), Map.of(), CONFLICT));
        }
    }

    /** Nobody will capture any more what a payer authorized after the shop had stopped waiting. */
    private void release(Open open) throws InterruptedException {
        var reserved =
                open.payments().stream()
                        .filter(payment -> payment.path("status").asString().equals("authorized"))
                        .map(Lives::id)
                        .toList();
        Crew.each(reserved, id -> till(open.shop()).command("cancel", id, Map.of(), CONFLICT));
    }

    private void hurry(Open open) throws InterruptedException {
        var payments = new TreeSet<String>();
        open.payments().forEach(payment -> payments.add(Lives.id(payment)));
        open.refunds().forEach(refund -> payments.add(refund.path("payment").asString()));
        hurried.addAll(payments);
        Crew.each(
                List.copyOf(payments),
                id -> till(open.shop()).command("sync", id, Map.of(), Set.of()));
        release(open);
        var soon = Instant.now().plusMillis(ROUND_MS);
        var waiting =
                open.deliveries().stream()
                        .filter(delivery -> isFar(delivery, soon))
                        .map(delivery -> delivery.path("id").asString())
                        .toList();
        hurried.addAll(waiting);
        Crew.each(
                waiting,
                id ->
                        stage.patient()
                                .post(
                                        open.shop().api(),
                                        "/v1/webhook_deliveries/" + id + "/redeliver",
                                        "{}",
                                        till(open.shop()).nextKey()));
    }

    private static boolean isFar(JsonNode delivery, Instant soon) {
        var next = delivery.path("next_try_at").asString("");
        return next.isEmpty() || Instant.parse(next).isAfter(soon);
    }

    private synchronized Till till(Shop shop) {
        turns++;
        return new Till(stage, shop, new SplittableRandom(turns), stage.run() + "-end-" + turns);
    }

    /** Only what is new, for this may take minutes. */
    private void show(List<Open> open, Duration took) {
        var now =
                "open payments %d, refunds %d, webhooks %d"
                        .formatted(
                                open.stream().mapToInt(each -> each.payments().size()).sum(),
                                open.stream().mapToInt(each -> each.refunds().size()).sum(),
                                open.stream().mapToInt(each -> each.deliveries().size()).sum());
        if (!now.equals(shown)) {
            progress.accept("settling %3d s: %s".formatted(took.toSeconds(), now));
            shown = now;
        }
    }
}
