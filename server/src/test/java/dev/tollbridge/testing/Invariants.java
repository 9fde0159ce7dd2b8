package dev.tollbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.database.OfflineCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold in the database after every fault, asked in SQL past all code of the server. Each
 * question names the rows that break a rule. That acknowledged calls left what they promised, and
 * that the channel charged no more than we know, is for each test to see.
 */
public final class Invariants {
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        ask(
                "I2, at most one attempt of a payment took money, or an incident says so",
                """
                select payment_id from attempts a where status = 'succeeded'
                    and not exists (select 1 from incidents i where i.payment_id = a.payment_id)
                group by payment_id having count(*) > 1\
                """);
        ask(
                "I2, a succeeded payment has an attempt of its amount that took the money",
                """
                select id from payments p where status = 'succeeded' and capture = 'automatic'
                    and not exists (select 1 from attempts a
                        where a.payment_id = p.id and a.status = 'succeeded' and a.amount = p.amount)\
                """);
        ask(
                "I3, what was refunded and what is under way are the refunds' sums",
                """
                select p.id from payments p
                where (p.amount_refunded, p.amount_reserved) <> (select
                    coalesce(sum(r.amount) filter (where r.status = 'succeeded'), 0),
                    coalesce(sum(r.amount) filter (where r.status not in ('succeeded', 'failed')), 0)
                    from refunds r where r.payment_id = p.id and r.purpose = 'refund')\
                """);
        ask(
                "I3, refunds with those under way never exceed what was captured",
                """
                select id from payments
                where amount_refunded + amount_reserved > amount_captured or amount_captured > amount\
                """);
        ask(
                "I4, what was captured of an authorization are its captures, and never more than it",
                """
                select p.id from payments p where capture = 'manual' and (
                    amount_captured <> (select coalesce(sum(d.amount), 0) from draws d
                        where d.payment_id = p.id and kind = 'capture' and d.status = 'succeeded')
                    or amount < (select coalesce(sum(d.amount), 0) from draws d
                        where d.payment_id = p.id and kind = 'capture' and d.status <> 'failed'))\
                """);
        ask(
                "I5, an object ends once",
                """
                select object_id from events where type in ('payment.succeeded', 'payment.canceled',
                    'payment.expired', 'refund.succeeded', 'refund.failed')
                group by object_id having count(*) > 1\
                """);
        ask(
                "I7, what is not final has a due time",
                """
                select id from payments where next_check_at is null
                    and status not in ('succeeded', 'canceled', 'expired')
                union all select id from attempts where next_check_at is null
                    and status not in ('succeeded', 'failed', 'closed')
                union all select id from refunds where next_check_at is null
                    and status not in ('succeeded', 'failed')
                union all select id from draws where next_check_at is null
                    and status not in ('succeeded', 'failed')
                union all select id from webhook_deliveries where next_try_at is null
                    and status = 'pending'\
                """);
        ask(
                "I7, a payment that has ended left nothing open at a channel",
                """
                select p.id from payments p join attempts a on a.payment_id = p.id
                where p.status in ('canceled', 'expired')
                    and a.status not in ('succeeded', 'failed', 'closed')\
                """);
        ask(
                "I8, the events of an object are numbered without a gap",
                """
                select object_id from events group by object_id
                having min(sequence) <> 1 or max(sequence) <> count(*)\
                """);
        ask(
                "I8, what a payment counted are its events",
                """
                with counted as (
                    select merchant_id, live,
                        body::jsonb #>> '{data,object,merchant_order_id}' as order_no, count(*) as events
                    from events where type like 'payment.%'
                        and body::jsonb #>> '{data,object,id}' = object_id
                    group by 1, 2, 3)
                select p.id from payments p left join counted c on c.merchant_id = p.merchant_id
                    and c.live = p.live and c.order_no = p.merchant_order_id
                where p.sequence <> coalesce(c.events, 0)\
                """);
        ask(
                "I10, one object for each idempotency key",
                "select object_id from idempotency_keys group by object_id having count(*) > 1");
        ask(
                "I11, what belongs together is of one merchant",
                """
                select p.id from payments p join attempts a on a.payment_id = p.id
                where (a.merchant_id, a.live) <> (p.merchant_id, p.live)
                union all select p.id from payments p join refunds r on r.payment_id = p.id
                where (r.merchant_id, r.live) <> (p.merchant_id, p.live)
                union all select p.id from payments p join draws w on w.payment_id = p.id
                where (w.merchant_id, w.live) <> (p.merchant_id, p.live)
                union all select d.id from webhook_deliveries d join events e on e.id = d.event_id
                where (d.merchant_id, d.live) <> (e.merchant_id, e.live)\
                """);
    }

    private Invariants() {}

    private static void ask(String rule, String broken) {
        QUESTIONS.put(rule, broken);
    }

    /** Fails with every rule that is broken, and by which rows. */
    public static void assertHold(JdbcClient sql) {
        var broken = new LinkedHashMap<String, List<String>>();
        QUESTIONS.forEach((rule, question) -> {
            var rows =
                    sql.sql(question)
                            .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                            .list();
            if (!rows.isEmpty()) {
                broken.put(rule, rows);
            }
        });
        assertThat(broken).isEmpty();
        assertBooksHold(sql);
    }

    /** I1 and I9: the books balance and agree with their replay, by what an operator runs. */
    private static void assertBooksHold(JdbcClient sql) {
        var url =
                sql.sql(
                                """
                                select 'jdbc:postgresql://127.0.0.1:' || current_setting('port') || '/'
                                    || current_database() || '?user=' || current_user\
                                """)
                        .query(String.class)
                        .single();
        var printed = new StringWriter();
        var answer =
                OfflineCommands.run(
                        List.of("verify-books"),
                        Map.of("TOLLBRIDGE_DATABASE_URL", url),
                        new PrintWriter(printed));
        assertThat(answer).as(printed.toString()).hasValue(0);
    }
}
