package dev.tollbridge.channel;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes exchanges behind the calls, many in one commit. It is a log and no state: what a crash
 * takes of it is missed by a reader only.
 */
final class ExchangeLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ExchangeLog.class);
    private static final int BATCH = 500;

    /** Nobody waits for the log, so it is written seldom. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Bulk<Exchange> ROW =
            Bulk.<Exchange>start()
                    .with("id", "uuid", it -> it.id().value())
                    .with("merchant_id", "uuid", it -> it.merchant().value())
                    .with("account_id", "uuid", it -> it.account().value())
                    .with("attempt_id", "uuid", ExchangeLog::attempt)
                    .with("refund_id", "uuid", ExchangeLog::refund)
                    .with("operation", "text", Exchange::operation)
                    .with("request", "text", Exchange::request)
                    .with("reply", "text", Exchange::reply)
                    .with("http_status", "int", Exchange::httpStatus)
                    .with("outcome", "text", Exchange::outcome)
                    .with("duration_ms", "int", Exchange::durationMs)
                    .with("at", "timestamptz", it -> Sql.time(it.at()));

    private static final String INSERT = ROW.insertInto("channel_exchanges");

    private final JdbcClient jdbc;
    private final BlockingQueue<Exchange> queue;
    private final Thread writer;
    private volatile boolean closing;

    ExchangeLog(JdbcClient jdbc, ChannelSettings settings) {
        this.jdbc = jdbc;
        this.queue = new ArrayBlockingQueue<>(settings.logQueue());
        this.writer = Thread.ofVirtual().name("exchange-log").start(this::write);
    }

    void add(Exchange exchange) {
        if (!queue.offer(exchange)) {
            log.warn(
                    "the exchange log is full, dropped {} of {}",
                    exchange.operation(),
                    exchange.attempt());
        }
    }

    private void write() {
        var batch = new ArrayList<Exchange>(BATCH);
        while (!closing || !queue.isEmpty()) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    if (!closing && queue.size() < BATCH) {
                        Thread.sleep(GATHERING);
                    }
                    queue.drainTo(batch, BATCH - 1);
                    save(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private void save(List<Exchange> batch) {
        try {
            ROW.bind(jdbc.sql(INSERT), batch).update();
        } catch (DataAccessException e) {
            log.warn("{} exchanges could not be logged", batch.size(), e);
        }
    }

    private static @Nullable UUID attempt(Exchange exchange) {
        var attempt = exchange.attempt();
        return attempt == null ? null : attempt.value();
    }

    private static @Nullable UUID refund(Exchange exchange) {
        var refund = exchange.refund();
        return refund == null ? null : refund.value();
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
