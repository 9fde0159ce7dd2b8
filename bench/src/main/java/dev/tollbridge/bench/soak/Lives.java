package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The lives of the load, and how often each is lived. */
final class Lives {
    static final Set<String> CONFLICT = Set.of("state_conflict");
    private static final int SHORT_S = 60;
    private static final int LONG_S = 600;
    private static final Duration ACTION_LIMIT = Duration.ofSeconds(45);
    private static final Duration PAID_LIMIT = Duration.ofMinutes(1);
    private static final int LONGEST_THOUGHT_MS = 2500;

    private static final Dice<Life> LIVES =
            new Dice<Life>()
                    .with(40, Lives::pays)
                    .with(16, Lives::showsCode)
                    .with(6, Lives::declines)
                    .with(5, Lives::neverScans)
                    .with(3, Lives::choosesOnTheCheckout)
                    .with(5, ChangesOfMind::switches)
                    .with(5, ChangesOfMind::cancels)
                    .with(6, ChangesOfMind::cancelsWhileThePayerPays)
                    .with(10, Reserves::authorizes)
                    .with(1, (till, payer) -> badLuck(till, payer, "pay_twice"))
                    .with(1, (till, payer) -> badLuck(till, payer, "pay_other_amount"))
                    .with(1, Lives::isPaidAfterClosing)
                    .with(2, Lives::losesTheNotice)
                    .with(5, Mistakes::makes);

    /** Those that take a minute and more. */
    private static final Dice<Life> LONG_LIVES = new Dice<Life>().with(1, Lives::paysLate);

    private static final int LONG_PERCENT = 4;

    private Lives() {}

    /**
     * @param isLong whether there is time for long ones
     */
    static Life choose(RandomGenerator random, boolean isLong) {
        boolean takesTime = random.nextInt(100) < LONG_PERCENT && isLong;
        return (takesTime ? LONG_LIVES : LIVES).roll(random);
    }

    private static void pays(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isPresent() && payer.pay(begun.get())) {
            afterPaying(till, id(begun.get()));
        }
    }

    private static void showsCode(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var terms = Orders.barcode(till.random(), till.order());
        var created = till.create(terms);
        if (created.isEmpty()) {
            return;
        }
        var id = id(created.get());
        boolean asks = String.valueOf(terms.get("auth_code")).endsWith("910");
        if (asks) {
            think(till);
            var waiting = till.read(id);
            int dice = till.random().nextInt(4);
            if (dice == 0) {
                payer.decline(waiting);
            } else if (dice < 3) {
                payer.pay(waiting);
            }
        }
        afterPaying(till, id);
    }

    private static void declines(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isPresent()) {
            payer.decline(begun.get());
            till.command("sync", id(begun.get()), Map.of(), Set.of());
        }
    }

    /** In the seconds around the expiry: closing and paying meet. */
    private static void paysLate(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), SHORT_S));
        if (begun.isEmpty()) {
            return;
        }
        var expiry = Instant.parse(begun.get().path("expires_at").asString());
        var wait = Duration.between(Instant.now(), expiry).toMillis() - 1500;
        TimeUnit.MILLISECONDS.sleep(Math.max(0, wait) + till.random().nextInt(4000));
        payer.risk(begun.get(), "late");
        payer.pay(begun.get());
    }

    private static void neverScans(Till till, Payer payer) throws InterruptedException, NoAnswer {
        begin(till, payer, Orders.started(till.random(), till.order(), SHORT_S));
    }

    private static void choosesOnTheCheckout(Till till, Payer payer)
            throws InterruptedException, NoAnswer {
        var created = till.create(Orders.open(till.random(), till.order(), LONG_S));
        if (created.isEmpty()) {
            return;
        }
        think(till);
        till.command("confirm", id(created.get()), Orders.choice(till.random()), CONFLICT);
        var ready = ready(till, payer, id(created.get()));
        if (ready.isPresent() && payer.pay(ready.get())) {
            afterPaying(till, id(created.get()));
        }
    }

    private static void badLuck(Till till, Payer payer, String kind)
            throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isPresent()) {
            payer.provoke(begun.get(), kind);
            payer.pay(begun.get());
        }
    }

    private static void isPaidAfterClosing(Till till, Payer payer)
            throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isPresent()) {
            payer.provoke(begun.get(), "pay_after_close");
            till.command("cancel", id(begun.get()), Map.of(), CONFLICT);
        }
    }

    /** The channel never tells: the gateway has to ask. */
    private static void losesTheNotice(Till till, Payer payer)
            throws InterruptedException, NoAnswer {
        var begun = begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isPresent()) {
            payer.fault(begun.get(), "lose_notice");
            payer.pay(begun.get());
        }
    }

    /**
     * Creates it and takes the payer there; empty if there is nothing to pay in reasonable time.
     */
    static Optional<JsonNode> begin(Till till, Payer payer, Map<String, Object> terms)
            throws InterruptedException, NoAnswer {
        var created = till.create(terms);
        return created.isEmpty() ? created : ready(till, payer, id(created.get()));
    }

    /** An attempt whose fate at the channel is unknown gets its code later. */
    static Optional<JsonNode> ready(Till till, Payer payer, String id)
            throws InterruptedException, NoAnswer {
        var read =
                till.await(
                        id,
                        ACTION_LIMIT,
                        payment ->
                                payment.has("next_action")
                                        || !payment.path("status").asString().equals("pending"));
        if (!read.has("next_action")) {
            return Optional.empty();
        }
        payer.open(read);
        think(till);
        return Optional.of(read);
    }

    static void afterPaying(Till till, String id) throws InterruptedException, NoAnswer {
        if (till.random().nextInt(4) == 0) {
            till.command("sync", id, Map.of(), Set.of());
        }
        var paid =
                till.await(
                        id,
                        PAID_LIMIT,
                        payment -> !payment.path("status").asString().equals("pending"));
        if (paid.path("status").asString().equals("succeeded")) {
            GivesBack.choose(till, id, paid.path("amount").asLong());
        }
    }

    static void think(Till till) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(till.random().nextInt(LONGEST_THOUGHT_MS));
    }

    static String id(JsonNode payment) {
        return payment.path("id").asString();
    }
}
