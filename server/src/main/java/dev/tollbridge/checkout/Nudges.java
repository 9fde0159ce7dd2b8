package dev.tollbridge.checkout;

import dev.tollbridge.payment.Payments;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Asks channels on behalf of waiting payers without making their pages wait. What does not fit is
 * dropped: the page asks again soon, and the recovery worker asks anyway.
 */
@Component
final class Nudges implements AutoCloseable {
    private final Payments payments;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Nudges(Payments payments, CheckoutSettings settings) {
        this.payments = payments;
        this.free = new Semaphore(settings.maxNudges());
    }

    void nudge(String clientSecret) {
        if (free.tryAcquire()) {
            threads.execute(() -> ask(clientSecret));
        }
    }

    private void ask(String clientSecret) {
        try {
            payments.nudge(clientSecret);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
