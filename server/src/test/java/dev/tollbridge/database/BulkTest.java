package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.testing.TestPostgres;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BulkTest {
    private static final OffsetDateTime AT =
            OffsetDateTime.of(2026, 5, 1, 12, 0, 0, 123_456_000, ZoneOffset.UTC);

    private record Item(
            UUID id,
            @Nullable String text,
            long number,
            boolean flag,
            @Nullable String json,
            byte[] bytes,
            @Nullable OffsetDateTime at) {}

    private static final Bulk<Item> KEY = Bulk.<Item>start().with("id", "uuid", Item::id);
    private static final Bulk<Item> REST =
            Bulk.<Item>start()
                    .with("text", "text", Item::text)
                    .with("number", "bigint", Item::number)
                    .with("flag", "boolean", Item::flag)
                    .with("json", "jsonb", Item::json)
                    .with("bytes", "bytea", Item::bytes)
                    .with("at", "timestamptz", Item::at);

    @Test
    void rowsOfEveryTypeAreInsertedAndChangedTogether() {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(TestPostgres.newDatabase());
            var jdbc = JdbcClient.create(pool);
            jdbc.sql(
                            """
                            create table item (id uuid primary key, text text, number bigint, flag boolean, json jsonb,
                                bytes bytea, at timestamptz)
                            """)
                    .update();
            var one =
                    new Item(
                            UUID.randomUUID(),
                            "a \"quoted\", {odd} \\ text 茶",
                            1,
                            true,
                            "{\"a\": [1, null]}",
                            new byte[] {0, -1, 92},
                            AT);
            var two =
                    new Item(
                            UUID.randomUUID(),
                            null,
                            Long.MIN_VALUE,
                            false,
                            null,
                            new byte[0],
                            null);
            var all = KEY.and(REST);
            all.bind(jdbc.sql(all.insertInto("item")), List.of(one, two)).update();
            assertSame(jdbc, one);
            assertSame(jdbc, two);
            all.bind(jdbc.sql(all.insertInto("item")), List.of()).update();

            var changed = new Item(one.id(), "NULL", 2, false, "\"x\"", new byte[] {1}, null);
            int rows =
                    all.bind(
                                    jdbc.sql(
                                            "update item set "
                                                    + REST.assignments()
                                                    + " from "
                                                    + all.rows()
                                                    + " where item.id = row.id"),
                                    List.of(changed))
                            .update();
            assertThat(rows).isEqualTo(1);
            assertSame(jdbc, changed);
            assertSame(jdbc, two);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z,          0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z,   1969-12-31T23:59:59.999999Z",
        "1999-12-31T23:59:59.9999994Z,  1999-12-31T23:59:59.999999Z",
        "1999-12-31T23:59:59.9999996Z,  2000-01-01T00:00:00Z",
        "2026-05-01T20:00:00.1234567+08:00, 2026-05-01T12:00:00.123457Z",
        "9999-12-31T23:59:59.999999Z,   9999-12-31T23:59:59.999999Z"
    })
    void timesAreKeptToTheNearestMicrosecond(OffsetDateTime given, OffsetDateTime kept) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(TestPostgres.newDatabase());
            var read =
                    JdbcClient.create(pool)
                            .sql(
                                    """
                                    select (cast(:times as timestamptz[]))[1] as sent,
                                        cast(cast(:text as text) as timestamptz) as written\
                                    """)
                            .param("times", Bulk.array("timestamptz", new OffsetDateTime[] {given}))
                            .param("text", given.toString())
                            .query((row, number) ->
                                    List.of(
                                            row.getObject("sent", OffsetDateTime.class),
                                            row.getObject("written", OffsetDateTime.class)))
                            .single();
            assertThat(read).containsExactly(kept, kept);
        }
    }

    private static void assertSame(JdbcClient jdbc, Item expected) {
        var read =
                jdbc.sql("select * from item where id = :id")
                        .param("id", expected.id())
                        .query((row, number) ->
                                new Item(
                                        row.getObject("id", UUID.class),
                                        row.getString("text"),
                                        row.getLong("number"),
                                        row.getBoolean("flag"),
                                        row.getString("json"),
                                        row.getBytes("bytes"),
                                        row.getObject("at", OffsetDateTime.class)))
                        .single();
        assertThat(read).usingRecursiveComparison().isEqualTo(expected);
    }
}
