package dev.tollbridge.bench.speed;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tables with what old payments leave, as copies of one that was lived: in every table
 * that keeps something of it, with ids and times of the past. Only this insertion gives up
 * durability and the checks of foreign keys; it is not measured.
 */
final class OldPayments {
    private static final int CHUNK = 100_000;

    /** Names of columns that hold ids of what is copied; other ids stay what they are. */
    private static final Set<String> OWN_IDS =
            Set.of("id", "payment_id", "attempt_id", "event_id", "entry_id");

    /** Names of columns that hold numbers which must not repeat. */
    private static final Set<String> OWN_NUMBERS =
            Set.of(
                    "merchant_order_id",
                    "channel_order_no",
                    "channel_trade_no",
                    "order_no",
                    "notice_id",
                    "object_id",
                    "reference");

    /** A day and a bit older for each, in the first 48 bits, which are the time (RFC 9562). */
    private static final String OLD_ID =
            """
            create or replace function pg_temp.old_id(id uuid, n int) returns uuid
                language sql immutable as $$
                select (lpad(to_hex(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
                        - 86400000 - n::bigint * 100), 12, '0')
                    || substr(replace(id::text, '-', ''), 13))::uuid $$
            """;

    /** The rows of each table that belong to the one payment, by its id. */
    private static final Map<String, String> ROWS = rows();

    private final Database database;

    /** Found before there are copies, which look the same. */
    private @Nullable Model model;

    OldPayments(Database database) {
        this.database = database;
    }

    /** All that there shall be. */
    void insert(int number) throws SQLException {
        insert(0, number);
        settle();
    }

    /**
     * Some more; {@link #settle} follows when there are enough.
     *
     * @param there how many have been inserted before
     * @param wanted how many there shall be
     */
    void insert(int there, int wanted) throws SQLException {
        if (model == null) {
            model = findModel();
        }
        database.run("set synchronous_commit = off");
        // No triggers and no foreign keys: the copies are as consistent as what they are copied
        // from.
        database.run("set session_replication_role = replica");
        database.run(OLD_ID);
        for (int from = wanted; from > there; from -= CHUNK) {
            for (var table : ROWS.entrySet()) {
                copy(
                        table.getKey(),
                        model.in(table.getValue()),
                        Math.max(there + 1, from - CHUNK + 1),
                        from);
            }
        }
        addToBalances(model, wanted - there);
        database.run("set session_replication_role = origin");
        database.run("set synchronous_commit = on");
    }

    /** So that what the insertion leaves to be done is not measured. */
    void settle() throws SQLException {
        database.run("vacuum analyze");
        database.run("checkpoint");
    }

    private Model findModel() throws SQLException {
        return database.one(
                """
                select p.id::text, (select string_agg(quote_literal(e.id::text), ', ')
                    from events e where e.body like '%' || p.merchant_order_id || '"%')
                from payments p join ledger_entries e on e.payment_id = p.id
                where p.status = 'succeeded' and p.amount_refunded = 0 order by p.id limit 1
                """,
                row -> new Model(row.getString(1), row.getString(2)));
    }

    /**
     * @param events ids, quoted
     */
    private record Model(String id, String events) {
        String in(String text) {
            return text.replace(":id", "'" + id + "'").replace(":events", events);
        }
    }

    /** The newest of them last, as they would have come. */
    private void copy(String table, String where, int first, int last) throws SQLException {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var column : columns(table).entrySet()) {
            names.add(quoted(column.getKey()));
            values.add(copied(column.getKey(), column.getValue()));
        }
        database.run(
                "insert into %s (%s) select %s from generate_series(%d, %d, -1) n, (select * from %s where %s) r"
                        .formatted(
                                table,
                                String.join(", ", names),
                                String.join(", ", values),
                                last,
                                first,
                                table,
                                where));
    }

    private static String copied(String name, String type) {
        var column = "r." + quoted(name);
        if (OWN_IDS.contains(name) && type.equals("uuid")) {
            return "pg_temp.old_id(" + column + ", n)";
        }
        if (OWN_NUMBERS.contains(name)) {
            return column + " || '-' || n";
        }
        return type.startsWith("timestamp")
                ? column + " - interval '1 day' - n * interval '100 ms'"
                : column;
    }

    private Map<String, String> columns(String table) throws SQLException {
        return database.one(
                """
                select array_agg(column_name::text order by ordinal_position),
                    array_agg(data_type::text order by ordinal_position)
                from information_schema.columns
                where table_schema = 'public' and is_generated = 'NEVER' and table_name = '%s'
                """
                        .formatted(table),
                row -> {
                    var names = (String[]) row.getArray(1).getArray();
                    var types = (String[]) row.getArray(2).getArray();
                    var columns = new LinkedHashMap<String, String>();
                    for (int n = 0; n < names.length; n++) {
                        columns.put(names[n], types[n]);
                    }
                    return columns;
                });
    }

    /** So that the gateway's proof of its books holds with the copies. */
    private void addToBalances(Model model, int number) throws SQLException {
        database.run(
                model.in(
                        """
                        insert into ledger_balances as b
                            (merchant_id, live, account, currency, debits, credits)
                        select merchant_id, live, account, currency,
                            sum(greatest(amount, 0)) * %d, sum(greatest(-amount, 0)) * %d
                        from ledger_postings where payment_id = :id
                        group by merchant_id, live, account, currency
                        on conflict (merchant_id, live, account, currency) do update
                            set debits = b.debits + excluded.debits,
                                credits = b.credits + excluded.credits
                        """
                                .formatted(number, number)));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static Map<String, String> rows() {
        var attempts = "(select id from attempts where payment_id = :id)";
        var rows = new LinkedHashMap<String, String>();
        rows.put("payments", "id = :id");
        rows.put("attempts", "payment_id = :id");
        rows.put("events", "id in (:events)");
        rows.put("webhook_deliveries", "event_id in (:events)");
        rows.put("ledger_entries", "payment_id = :id");
        rows.put("channel_exchanges", "attempt_id in " + attempts);
        rows.put(
                "channel_notices",
                "order_no in (select channel_order_no from attempts where payment_id = :id)");
        return rows;
    }
}
