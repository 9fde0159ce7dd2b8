package dev.tollbridge.payment;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Claims rows whose time has come. A claim is a lease: any number of workers may claim, no row is
 * lost when one dies, and a worker that wakes up after its lease does no harm, because it only
 * reports to {@link PaymentTransitions} what the channel said.
 */
@Component
class DueRows {
    static final Duration LEASE = Duration.ofSeconds(60);
    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PaymentId> payments(Instant now, int limit) {
        return claim("payments", now, limit).stream().map(PaymentId::new).toList();
    }

    List<AttemptId> attempts(Instant now, int limit) {
        return claim("attempts", now, limit).stream().map(AttemptId::new).toList();
    }

    List<DrawId> draws(Instant now, int limit) {
        return claim("draws", now, limit).stream().map(DrawId::new).toList();
    }

    List<RefundId> refunds(Instant now, int limit) {
        return claim("refunds", now, limit).stream().map(RefundId::new).toList();
    }

    private List<UUID> claim(String table, Instant now, int limit) {
        return jdbc.sql(
                        """
                        update %1$s set lease_until = :until where id in (
                            select id from %1$s
                            where next_check_at <= :now and (lease_until is null or lease_until < :now)
                            order by next_check_at limit :limit for update skip locked)
                        returning id\
                        """
                                .formatted(table))
                .param("now", Sql.timeOrNull(now))
                .param("until", Sql.timeOrNull(now.plus(LEASE)))
                .param("limit", limit)
                .query((row, number) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** The payer is looking: the open attempt is asked about soon, if it was not just now. */
    int hurry(PaymentId payment, Instant now, Duration atMostEvery) {
        return jdbc.sql(
                        """
                        update attempts set next_check_at = :now
                        where payment_id = :payment and next_check_at > :now and updated_at < :quiet
                            and status in ('pending', 'unknown')\
                        """)
                .param("payment", payment.value())
                .param("now", Sql.timeOrNull(now))
                .param("quiet", Sql.timeOrNull(now.minus(atMostEvery)))
                .update();
    }
}
