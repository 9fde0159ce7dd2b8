package dev.tollbridge.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the books of the running server. What it finds is logged as an incident and shown as
 * metrics: {@code tollbridge.ledger.differences} (not a number before this node's first proof) and
 * {@code tollbridge.ledger.proven}, the Unix time in seconds of its last one.
 */
@Component
class ContinuousProof {
    private static final Logger log = LoggerFactory.getLogger(ContinuousProof.class);
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final InstantSource clock;
    private final Timer timer;
    private volatile double differences = Double.NaN;
    private volatile double provenAt = Double.NaN;

    ContinuousProof(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.clock = clock;
        this.timer = meters.timer("tollbridge.ledger.proof");
        Gauge.builder("tollbridge.ledger.differences", this, proof -> proof.differences)
                .register(meters);
        Gauge.builder("tollbridge.ledger.proven", this, proof -> proof.provenAt)
                .baseUnit("seconds")
                .register(meters);
    }

    /**
     * @return how many differences were found
     */
    int prove() {
        var proof =
                Objects.requireNonNull(
                        timer.record(() -> snapshot.execute(transaction -> BooksProof.of(jdbc))));
        proof.differences()
                .forEach(difference -> log.error("incident: the books are wrong: {}", difference));
        differences = proof.differences().size();
        provenAt = clock.millis() / 1000.0;
        log.debug("the books are proven: {} differences", proof.differences().size());
        return proof.differences().size();
    }
}
