package dev.tollbridge.ledger;

import dev.tollbridge.kernel.PaymentId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The payments against the books. It reads the tables of the module payment, which this module does
 * not know otherwise: two parts that must agree are compared by a third eye, in SQL.
 */
final class PaymentProof {
    /** What a payment and its stray money say, beside what is booked for it. */
    private static final String COMPARISON =
            """
            with told as (
                select merchant_id, live, currency, payment_id, sum(captured) as captured, sum(refunded) as refunded,
                    sum(held) as held, sum(accepted) as accepted
                from (
                    select merchant_id, live, currency, id as payment_id, amount_captured as captured,
                        amount_refunded as refunded, 0 as held, 0 as accepted
                    from payments
                    union all
                    select merchant_id, live, stray_currency, payment_id, 0, 0,
                        case when stray_disposition in ('held', 'returning') then stray_amount else 0 end,
                        case when stray_disposition = 'accepted' then stray_amount else 0 end
                    from attempts where stray_amount is not null) parts
                group by merchant_id, live, currency, payment_id),
            booked as (
                select merchant_id, live, currency, payment_id,
                    coalesce(-sum(amount) filter (where account = 'merchant:payable' and kind = 'captured'), 0)
                        as captured,
                    coalesce(sum(amount) filter (where account = 'merchant:payable' and kind = 'refunded'), 0)
                        as refunded,
                    coalesce(-sum(amount) filter (where account = 'suspense'), 0) as held,
                    coalesce(-sum(amount) filter (where account = 'merchant:payable'
                        and kind not in ('captured', 'refunded')), 0) as accepted
                from ledger_postings group by merchant_id, live, currency, payment_id),
            compared as (
                select merchant_id, live, currency, payment_id,
                    coalesce(t.captured, 0) as captured, coalesce(b.captured, 0) as booked_captured,
                    coalesce(t.refunded, 0) as refunded, coalesce(b.refunded, 0) as booked_refunded,
                    coalesce(t.held, 0) as held, coalesce(b.held, 0) as booked_held,
                    coalesce(t.accepted, 0) as accepted, coalesce(b.accepted, 0) as booked_accepted,
                    t.payment_id is null as unknown
                from told t full join booked b using (merchant_id, live, currency, payment_id))
            """;

    private static final String TOTALS =
            """
            select merchant_id, live, currency, count(*) as payments, sum(captured) as captured,
                sum(refunded) as refunded, sum(held) as held, sum(accepted) as accepted
            from compared where not unknown group by merchant_id, live, currency
            """;

    private static final String DIFFERENCES =
            """
            select * from compared
            where unknown or captured <> booked_captured or refunded <> booked_refunded or held <> booked_held
                or accepted <> booked_accepted
            order by payment_id limit :limit
            """;

    private PaymentProof() {}

    /** What the payments of a section say, in minor units. */
    record Totals(
            Section section,
            long payments,
            BigDecimal captured,
            BigDecimal refunded,
            BigDecimal held,
            BigDecimal accepted) {}

    static List<Totals> totals(JdbcClient jdbc) {
        return jdbc.sql(COMPARISON + TOTALS)
                .query((row, number) ->
                        new Totals(
                                Section.of(row),
                                row.getLong("payments"),
                                row.getBigDecimal("captured"),
                                row.getBigDecimal("refunded"),
                                row.getBigDecimal("held"),
                                row.getBigDecimal("accepted")))
                .list();
    }

    static List<Difference> differences(JdbcClient jdbc, int limit) {
        return jdbc.sql(COMPARISON + DIFFERENCES)
                .param("limit", limit)
                .query(PaymentProof::difference)
                .list();
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        var section = Section.of(row);
        var text = new StringBuilder();
        text.append(new PaymentId(row.getObject("payment_id", UUID.class)));
        text.append(row.getBoolean("unknown") ? " is booked but does not exist" : " differs");
        for (var what : List.of("captured", "refunded", "held", "accepted")) {
            var told = row.getBigDecimal(what);
            var booked = row.getBigDecimal("booked_" + what);
            if (told.compareTo(booked) != 0) {
                text.append(", ").append(what).append(' ');
                text.append(Amounts.print(told, section.currency()));
                text.append(", booked ").append(Amounts.print(booked, section.currency()));
            }
        }
        return new Difference(section.toString(), "the payment " + text);
    }
}
