package dev.tollbridge.payment;

import org.springframework.stereotype.Component;

/** What a node remembers of payments, which a crash takes. */
@Component
public class FileMemory {
    private final PaymentStore store;

    FileMemory(PaymentStore store) {
        this.store = store;
    }

    public void forget() {
        store.forget();
    }
}
