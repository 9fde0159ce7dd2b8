package dev.tollbridge.bench.soak;

import static dev.tollbridge.bench.soak.Lives.CONFLICT;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The payer's money is reserved first, and captured, released or both. */
final class Reserves {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Set<String> REFUSALS = Set.of("state_conflict", "capture_amount_exceeded");

    private static final Dice<Capturing> WAYS =
            new Dice<Capturing>()
                    .with(3, (till, payment, amount) -> capture(till, payment, Map.of()))
                    .with(3, Reserves::inParts)
                    .with(2, Reserves::lastPart)
                    .with(2, (till, payment, amount) -> release(till, payment))
                    .with(2, Reserves::partAndRelease)
                    .with(2, Reserves::beyondWhatIsLeft)
                    .with(2, Reserves::captureAgainstRelease)
                    .with(1, (till, payment, amount) -> {});

    @FunctionalInterface
    private interface Capturing {
        void take(Till till, String payment, long amount) throws InterruptedException, NoAnswer;
    }

    private Reserves() {}

    static void authorizes(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var begun = Lives.begin(till, payer, Orders.authorized(till.random(), till.order()));
        if (begun.isEmpty() || !payer.pay(begun.get())) {
            return;
        }
        var id = Lives.id(begun.get());
        var held =
                till.await(
                        id, LIMIT, payment -> !payment.path("status").asString().equals("pending"));
        if (!held.path("status").asString().equals("authorized")) {
            return;
        }
        WAYS.roll(till.random()).take(till, id, held.path("amount").asLong());
        var taken =
                till.await(
                        id,
                        LIMIT,
                        payment -> !payment.path("status").asString().equals("authorized"));
        if (taken.path("status").asString().equals("succeeded")) {
            GivesBack.choose(till, id, taken.path("amount_captured").asLong());
        }
    }

    private static void capture(Till till, String payment, Map<String, Object> body)
            throws InterruptedException, NoAnswer {
        till.command("capture", payment, body, REFUSALS);
    }

    private static void release(Till till, String payment) throws InterruptedException, NoAnswer {
        till.command("cancel", payment, Map.of(), CONFLICT);
    }

    private static void inParts(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        capture(till, payment, Map.of("amount", Math.max(1, amount / 3)));
        Lives.think(till);
        capture(till, payment, Map.of("amount", Math.max(1, amount / 3)));
        Lives.think(till);
        capture(till, payment, Map.of());
    }

    private static void lastPart(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        capture(till, payment, Map.of("amount", Math.max(1, amount / 2), "last", true));
    }

    private static void partAndRelease(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        capture(till, payment, Map.of("amount", Math.max(1, amount / 4)));
        Lives.think(till);
        release(till, payment);
    }

    private static void beyondWhatIsLeft(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        capture(till, payment, Map.of("amount", amount + 1));
        capture(till, payment, Map.of("amount", Math.max(1, amount * 2 / 3)));
        capture(till, payment, Map.of("amount", Math.max(1, amount * 2 / 3)));
    }

    private static void captureAgainstRelease(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        var other = till.beside();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var releasing =
                    threads.submit(() -> {
                        release(other, payment);
                        return true;
                    });
            capture(till, payment, Map.of("amount", Math.max(1, amount / 2)));
            releasing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoAnswer none) {
                throw none;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
