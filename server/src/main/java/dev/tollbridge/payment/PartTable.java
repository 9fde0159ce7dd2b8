package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.TypedId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of one kind in the database. */
abstract class PartTable<T extends Part, I extends TypedId> {
    private final JdbcClient jdbc;
    private final FileTable<Owned<T>> table;
    private final RowMapper<T> row;
    private final String ofPayments;
    private final String paymentOf;

    /**
     * @param order in which a file has them
     * @param terms the columns that only this kind has and that never change
     * @param state those of its own that do
     */
    PartTable(
            JdbcClient jdbc,
            String name,
            String order,
            RowMapper<T> row,
            Bulk<T> terms,
            Bulk<T> state) {
        this.jdbc = jdbc;
        this.row = row;
        this.table =
                new FileTable<>(
                        jdbc,
                        name,
                        PartTable.<T>key(),
                        PartTable.<T>commonTerms().and(terms.of(Owned::part)),
                        PartTable.<T>commonState().and(state.of(Owned::part)));
        this.ofPayments =
                "select * from " + name + " where payment_id = any (:ids) order by " + order;
        this.paymentOf = "select payment_id from " + name + " where id = :id";
    }

    private static <T extends Part> Bulk<Owned<T>> key() {
        return Bulk.<Owned<T>>start()
                .with("id", "uuid", it -> it.part().terms().id().value())
                .with("version", "int", it -> it.part().version());
    }

    private static <T extends Part> Bulk<Owned<T>> commonTerms() {
        return Bulk.<Owned<T>>start()
                .with("merchant_id", "uuid", it -> it.payment().merchant().value())
                .with("live", "boolean", it -> it.payment().live())
                .with("payment_id", "uuid", it -> it.part().terms().payment().value())
                .with("amount", "bigint", it -> it.part().terms().amount().minor())
                .with("currency", "text", it -> Columns.currency(it.part().terms().amount()))
                .with("created_at", "timestamptz", it -> Sql.time(it.part().terms().createdAt()));
    }

    private static <T extends Part> Bulk<Owned<T>> commonState() {
        return Bulk.<Owned<T>>start()
                .with("error", "jsonb", it -> PaymentJson.error(it.part().state().error()))
                .with("checks", "int", it -> it.part().state().checks())
                .with("updated_at", "timestamptz", it -> Sql.time(it.part().state().updatedAt()))
                .with(
                        "succeeded_at",
                        "timestamptz",
                        it -> Sql.timeOrNull(it.part().state().succeededAt()))
                .with(
                        "next_check_at",
                        "timestamptz",
                        it -> Sql.timeOrNull(it.part().state().nextCheckAt()));
    }

    final void insert(Collection<Owned<T>> rows) {
        table.insert(rows);
    }

    final void update(Collection<Owned<T>> rows) {
        table.update(rows);
    }

    final List<T> of(Collection<PaymentId> payments) {
        return jdbc.sql(ofPayments).param("ids", Columns.ids(payments)).query(row).list();
    }

    final Optional<PaymentId> paymentOf(I id) {
        return jdbc.sql(paymentOf)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }
}
