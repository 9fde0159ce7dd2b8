package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables are all but empty here, which is when reading one from end to end looks cheap. */
@ServerTest
class PlansTest {
    private static final String IDS = "cast('{00000000-0000-7000-8000-000000000000}' as uuid[])";

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from payments where id = any (%s) order by id for update",
                "select * from attempts where payment_id = any (%s) order by id",
                "update payments kept set version = kept.version + 1"
                        + " from unnest(%s) as row (id) where kept.id = row.id",
                "update webhook_deliveries d set tries = tries + 1"
                        + " from unnest(%s) as row (id) where d.id = row.id and d.status = 'pending'",
                "update idempotency_keys k set status = 1 from unnest(%s) as row (id)"
                        + " where k.merchant_id = row.id and k.live and k.key = 'k'",
                "delete from events old using unnest(%s) as row (id) where old.id = row.id and not exists"
                        + " (select from webhook_deliveries d where d.event_id = old.id)",
                "select old.id from events old where old.id > (%s)[1] and not exists"
                        + " (select from webhook_deliveries d where d.event_id = old.id"
                        + " and d.status = 'pending') order by old.id limit 1000",
            })
    void followIndexesWhateverTheSize(String statement) {
        var plan =
                String.join(
                        "\n",
                        jdbc.sql("explain " + statement.formatted(IDS)).query(String.class).list());
        assertThat(plan).contains("Index Cond").doesNotContain("Seq Scan", "Hash", "Merge");
    }

    @Test
    void areMadeOnce() {
        assertThat(jdbc.sql("show plan_cache_mode").query(String.class).single())
                .isEqualTo("force_generic_plan");
    }

    /** Else a node that is stopped while it writes keeps its locks for good. */
    @Test
    void areNotWaitedForInsideATransaction() {
        assertThat(
                        jdbc.sql("show idle_in_transaction_session_timeout")
                                .query(String.class)
                                .single())
                .isEqualTo("10s");
    }

    @Test
    void mayReadWholeTablesIfTheTransactionSaysSo() {
        var plan =
                transaction.execute(status -> {
                    jdbc.sql(Sql.WHOLE_TABLES).update();
                    return jdbc.sql(
                                    "explain select sum(p.amount) from payments p join attempts a on a.payment_id = p.id")
                            .query(String.class)
                            .list();
                });
        assertThat(String.join("\n", plan)).contains("Seq Scan", "Hash Join");
    }
}
