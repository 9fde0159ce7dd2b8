package dev.tollbridge.channel;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ExchangeId;
import dev.tollbridge.merchant.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the redacted log of what was said to and by channels. */
public final class Exchanges {
    private static final int LIMIT = 200;
    private final JdbcClient jdbc;

    Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one attempt and its refunds, oldest first, at most 200. Appears a moment after the
     * exchange.
     */
    public List<ExchangeView> ofAttempt(Caller caller, AttemptId attempt) {
        return jdbc.sql(
                        """
                        select e.id, operation, request, reply, http_status, outcome, duration_ms, at
                        from channel_exchanges e join channel_accounts a on a.id = e.account_id
                        where attempt_id = :attempt and e.merchant_id = :merchant and a.live = :live
                        order by at, e.id limit :limit\
                        """)
                .param("attempt", attempt.value())
                .param("merchant", caller.merchant().value())
                .param("live", caller.live())
                .param("limit", LIMIT)
                .query(Exchanges::view)
                .list();
    }

    private static ExchangeView view(ResultSet row, int number) throws SQLException {
        return new ExchangeView(
                new ExchangeId(row.getObject("id", UUID.class)),
                row.getString("operation"),
                row.getString("request"),
                row.getString("reply"),
                row.getObject("http_status", Integer.class),
                row.getString("outcome"),
                row.getInt("duration_ms"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
