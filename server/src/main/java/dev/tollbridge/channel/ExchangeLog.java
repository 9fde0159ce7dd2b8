package dev.tollbridge.channel;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes exchanges behind the calls, many in one commit. It is a log and no state: what a crash
 * takes of it is missed by a reader only.
 */
final class ExchangeLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ExchangeLog.class);
    private static final int BATCH = 500;
    private static final String INSERT =
            """
            insert into channel_exchanges (id, merchant_id, account_id, attempt_id, refund_id, operation, request, reply,
                http_status, outcome, duration_ms, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private final JdbcTemplate jdbc;
    private final BlockingQueue<Exchange> queue;
    private final Thread writer;
    private volatile boolean closing;

    ExchangeLog(JdbcTemplate jdbc, ChannelSettings settings) {
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
            jdbc.batchUpdate(INSERT, batch.stream().map(ExchangeLog::row).toList());
        } catch (DataAccessException e) {
            log.warn("{} exchanges could not be logged", batch.size(), e);
        }
    }

    private static Object[] row(Exchange exchange) {
        var attempt = exchange.attempt();
        var refund = exchange.refund();
        return new Object[] {
            exchange.id().value(),
            exchange.merchant().value(),
            exchange.account().value(),
            attempt == null ? null : attempt.value(),
            refund == null ? null : refund.value(),
            exchange.operation(),
            exchange.request(),
            exchange.reply(),
            exchange.httpStatus(),
            exchange.outcome(),
            exchange.durationMs(),
            exchange.at().atOffset(ZoneOffset.UTC)
        };
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
