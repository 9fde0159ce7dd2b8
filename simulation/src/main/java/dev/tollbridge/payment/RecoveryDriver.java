package dev.tollbridge.payment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what the recovery worker's threads do, once, when it is told. */
@Component
public class RecoveryDriver {
    private static final Logger log = LoggerFactory.getLogger(RecoveryDriver.class);
    private final Recovery recovery;

    RecoveryDriver(Recovery recovery) {
        this.recovery = recovery;
    }

    /** Claims at most one row of each kind and works on it. */
    public void round() {
        for (var job : recovery.claim(1)) {
            try {
                job.work().run();
            } catch (RuntimeException e) {
                // As the worker: the lease runs out and the row is tried again.
                log.error("recovery of {} failed", job.row(), e);
            }
        }
    }
}
