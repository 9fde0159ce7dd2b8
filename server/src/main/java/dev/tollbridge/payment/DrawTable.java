package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.DrawId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The draws on authorizations in the database, oldest first. */
@Component
class DrawTable extends PartTable<Draw, DrawId> {
    private static final Bulk<Draw> TERMS =
            Bulk.<Draw>start()
                    .with("attempt_id", "uuid", it -> it.terms().attempt().value())
                    .with("kind", "text", it -> it.terms().kind().code())
                    .with("last", "boolean", it -> it.terms().last())
                    .with("channel_draw_no", "text", it -> it.terms().drawNo());

    private static final Bulk<Draw> STATE =
            Bulk.<Draw>start()
                    .with("status", "text", it -> it.status().code())
                    .with("channel_trade_no", "text", it -> it.state().tradeNo());

    DrawTable(JdbcClient jdbc) {
        super(jdbc, "draws", "created_at, id", PaymentRows::draw, TERMS, STATE);
    }
}
