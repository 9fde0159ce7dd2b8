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
            })
    void followIndexesWhateverTheSize(String statement) {
        var plan =
                String.join(
                        "\n",
                        jdbc.sql("explain " + statement.formatted(IDS)).query(String.class).list());
        assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    }

    @Test
    void areMadeOnce() {
        assertThat(jdbc.sql("show plan_cache_mode").query(String.class).single())
                .isEqualTo("force_generic_plan");
    }

    @Test
    void mayReadWholeTablesIfTheTransactionSaysSo() {
        var plan =
                transaction.execute(status -> {
                    jdbc.sql(Sql.WHOLE_TABLES).update();
                    return jdbc.sql("explain select sum(amount) from payments")
                            .query(String.class)
                            .list();
                });
        assertThat(String.join("\n", plan)).contains("Seq Scan");
    }
}
