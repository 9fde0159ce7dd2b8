package dev.tollbridge.bench.soak;

import static dev.tollbridge.bench.soak.Lives.CONFLICT;
import static dev.tollbridge.bench.soak.Lives.id;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The shop or the payer wants it otherwise than it was begun. */
final class ChangesOfMind {
    private static final int LONG_S = 600;

    private ChangesOfMind() {}

    /** Another way to pay; some payers then pay the old one, or try both. */
    static void switches(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var begun = Lives.begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isEmpty()) {
            return;
        }
        till.command("confirm", id(begun.get()), Orders.choice(till.random()), CONFLICT);
        var again = Lives.ready(till, payer, id(begun.get()));
        int dice = till.random().nextInt(6);
        if (dice == 0) {
            payer.risk(begun.get(), "pays_both");
            payer.pay(begun.get());
        }
        if (again.isPresent() && dice != 1) {
            payer.pay(again.get());
        }
        Lives.afterPaying(till, id(begun.get()));
    }

    static void cancels(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var created =
                till.random().nextInt(3) == 0
                        ? till.create(Orders.open(till.random(), till.order(), LONG_S))
                        : till.create(Orders.started(till.random(), till.order(), LONG_S));
        if (created.isPresent()) {
            till.command("cancel", id(created.get()), Map.of(), Set.of());
        }
    }

    static void cancelsWhileThePayerPays(Till till, Payer payer)
            throws InterruptedException, NoAnswer {
        var begun = Lives.begin(till, payer, Orders.started(till.random(), till.order(), LONG_S));
        if (begun.isEmpty()) {
            return;
        }
        payer.risk(begun.get(), "late");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paying = threads.submit(() -> payer.pay(begun.get()));
            till.command("cancel", id(begun.get()), Map.of(), CONFLICT);
            paying.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        Lives.afterPaying(till, id(begun.get()));
    }
}
