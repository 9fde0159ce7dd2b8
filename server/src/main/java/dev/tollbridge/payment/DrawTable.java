package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The draws on authorizations in the database. */
@Component
class DrawTable {
    private static final Bulk<Owned<Draw>> KEY =
            Bulk.<Owned<Draw>>start()
                    .with("id", "uuid", it -> it.part().id().value())
                    .with("version", "int", it -> it.part().version());

    private static final Bulk<Owned<Draw>> TERMS =
            Bulk.<Owned<Draw>>start()
                    .with("merchant_id", "uuid", it -> it.payment().merchant().value())
                    .with("live", "boolean", it -> it.payment().live())
                    .with("payment_id", "uuid", it -> it.part().terms().payment().value())
                    .with("attempt_id", "uuid", it -> it.part().terms().attempt().value())
                    .with("kind", "text", it -> it.part().terms().kind().code())
                    .with("amount", "bigint", it -> it.part().terms().amount().minor())
                    .with("currency", "text", it -> Columns.currency(it.part().terms().amount()))
                    .with("last", "boolean", it -> it.part().terms().last())
                    .with("channel_draw_no", "text", it -> it.part().terms().drawNo())
                    .with(
                            "created_at",
                            "timestamptz",
                            it -> Columns.time(it.part().terms().createdAt()));

    private static final Bulk<Owned<Draw>> STATE =
            Bulk.<Owned<Draw>>start()
                    .with("status", "text", it -> it.part().state().status().code())
                    .with("channel_trade_no", "text", it -> it.part().state().tradeNo())
                    .with("error", "jsonb", it -> PaymentJson.error(it.part().state().error()))
                    .with("checks", "int", it -> it.part().state().checks())
                    .with(
                            "updated_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().updatedAt()))
                    .with(
                            "succeeded_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().succeededAt()))
                    .with(
                            "next_check_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().nextCheckAt()));

    private final JdbcClient jdbc;
    private final FileTable<Owned<Draw>> table;

    DrawTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new FileTable<>(jdbc, "draws", KEY, TERMS, STATE);
    }

    void insert(Collection<Owned<Draw>> rows) {
        table.insert(rows);
    }

    void update(Collection<Owned<Draw>> rows) {
        table.update(rows);
    }

    /** Oldest first. */
    List<Draw> of(Collection<PaymentId> payments) {
        return jdbc.sql("select * from draws where payment_id = any (:ids) order by created_at, id")
                .param("ids", Columns.ids(payments))
                .query(PaymentRows::draw)
                .list();
    }

    Optional<PaymentId> paymentOf(DrawId draw) {
        return jdbc.sql("select payment_id from draws where id = :id")
                .param("id", draw.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }
}
