package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;

/** What becomes of one order, from the shop's first call to the last. */
@FunctionalInterface
interface Life {
    void live(Till till, Payer payer) throws InterruptedException, NoAnswer;
}
