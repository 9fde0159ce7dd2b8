package dev.tollbridge.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repeats a transaction that PostgreSQL gave up for the sake of another one: a deadlock, a
 * serialization failure, a row changed under its version. All of it was rolled back, so the work
 * runs anew from what it reads; it must have no effect but in the database. A commit whose answer
 * was lost is not repeated: it may have happened.
 */
final class RetryingTransactions extends TransactionTemplate {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(RetryingTransactions.class);
    static final int TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
    private final transient RandomGenerator random;

    RetryingTransactions(PlatformTransactionManager manager, RandomGenerator random) {
        super(manager);
        this.random = random;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        // Within another transaction, that one is lost as a whole, and is its owner's to repeat.
        int tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
        for (int done = 1; ; done++) {
            try {
                return super.execute(work);
            } catch (ConcurrencyFailureException e) {
                if (done >= tries) {
                    throw e;
                }
                log.info("transaction is repeated after try {}: {}", done, e.getMessage());
                pause(done);
            }
        }
    }

    /** Of chance length, so that two that were in each other's way are not so again. */
    private void pause(int done) {
        LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE.toNanos() * done));
    }
}
