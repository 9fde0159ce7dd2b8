package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Refunds of a payment that has succeeded; most have none. */
final class GivesBack {
    private static final Dice<Refunding> WAYS =
            new Dice<Refunding>()
                    .with(50, (till, payment, amount) -> {})
                    .with(14, (till, payment, amount) -> till.refund(payment, 0))
                    .with(10, GivesBack::inParts)
                    .with(8, (till, payment, amount) -> parallel(till, payment, amount, 2))
                    .with(6, (till, payment, amount) -> parallel(till, payment, amount * 6 / 10, 3))
                    .with(6, (till, payment, amount) -> parallel(till, payment, amount / 5, 8))
                    .with(3, (till, payment, amount) -> till.refund(payment, amount + 1));

    @FunctionalInterface
    private interface Refunding {
        void give(Till till, String payment, long amount) throws InterruptedException, NoAnswer;
    }

    private GivesBack() {}

    static void choose(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        WAYS.roll(till.random()).give(till, payment, amount);
    }

    private static void inParts(Till till, String payment, long amount)
            throws InterruptedException, NoAnswer {
        till.refund(payment, Math.max(1, amount / 3));
        Lives.think(till);
        till.refund(payment, Math.max(1, amount / 3));
        Lives.think(till);
        till.refund(payment, 0);
    }

    /** Several at once; together they ask for more than there is. */
    private static void parallel(Till till, String payment, long part, int count)
            throws InterruptedException, NoAnswer {
        var calls = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < count; n++) {
                var key = till.nextKey();
                calls.add(
                        threads.submit(() -> {
                            till.refund(payment, Math.max(1, part), key, key);
                            return true;
                        }));
            }
        }
        for (var call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NoAnswer none) {
                    throw none;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
