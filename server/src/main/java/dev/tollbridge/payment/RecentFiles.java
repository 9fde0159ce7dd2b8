package dev.tollbridge.payment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.PaymentId;
import java.util.Optional;

/**
 * Files as they were committed last at this node: a step is mostly followed by another one soon. A
 * file counts only under the version that its payment's row has in the database, which every change
 * of any part of it counts up; so it does not matter which node made the last change.
 */
final class RecentFiles {
    /** Some kilobytes each. */
    private static final int MAX = 5_000;

    /** A hundred bytes each. */
    private static final int MAX_ATTEMPTS = 50_000;

    private final Cache<PaymentId, PaymentFile> files =
            Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

    /** An attempt stays with its payment, whatever else changes. */
    private final Cache<AttemptId, PaymentId> payments =
            Caffeine.newBuilder().maximumSize(MAX_ATTEMPTS).executor(Runnable::run).build();

    /** Only what is committed: of two states with one number, one was rolled back. */
    void put(PaymentFile committed) {
        files.put(committed.payment().id(), committed);
        committed
                .attempts()
                .forEach(attempt -> payments.put(attempt.id(), committed.payment().id()));
    }

    /**
     * @param read the row as it is now
     */
    Optional<PaymentFile> find(Payment read) {
        return Optional.ofNullable(files.getIfPresent(read.id()))
                .filter(file -> file.payment().version() == read.version())
                .map(file -> new PaymentFile(read, file.attempts(), file.draws(), file.refunds()));
    }

    Optional<PaymentId> paymentOf(AttemptId attempt) {
        return Optional.ofNullable(payments.getIfPresent(attempt));
    }

    void clear() {
        files.invalidateAll();
        payments.invalidateAll();
    }
}
