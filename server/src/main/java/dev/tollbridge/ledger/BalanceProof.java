package dev.tollbridge.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every balance against the replay of all postings, and debits against credits. */
final class BalanceProof {
    /** One row for each balance: as the API shows it, and as all postings say. */
    private static final String REPLAY =
            """
            with replay as (
                select merchant_id, live, currency, account, count(*) as postings,
                    coalesce(sum(amount) filter (where amount > 0), 0) as debits,
                    coalesce(-sum(amount) filter (where amount < 0), 0) as credits
                from ledger_postings group by merchant_id, live, currency, account)
            select merchant_id, live, currency, account, coalesce(r.postings, 0) as postings,
                coalesce(r.debits, 0) as debits, coalesce(r.credits, 0) as credits,
                coalesce(b.debits, 0)::numeric as kept_debits, coalesce(b.credits, 0)::numeric as kept_credits
            from replay r full join ledger_current_balances b using (merchant_id, live, currency, account)
            order by merchant_id, live, currency, account
            """;

    private BalanceProof() {}

    /**
     * @param debits the replay's
     * @param credits the replay's
     * @param keptDebits as the API shows them
     * @param keptCredits as the API shows them
     */
    record Line(
            Section section,
            String account,
            long postings,
            BigDecimal debits,
            BigDecimal credits,
            BigDecimal keptDebits,
            BigDecimal keptCredits) {
        BigDecimal balance() {
            return debits.subtract(credits);
        }

        BigDecimal kept() {
            return keptDebits.subtract(keptCredits);
        }

        boolean agrees() {
            return debits.compareTo(keptDebits) == 0 && credits.compareTo(keptCredits) == 0;
        }
    }

    static List<Line> lines(JdbcClient jdbc) {
        return jdbc.sql(REPLAY).query(BalanceProof::line).list();
    }

    static List<Difference> differences(List<Line> lines) {
        var found = new ArrayList<Difference>();
        for (var line : lines) {
            if (!line.agrees()) {
                found.add(new Difference(line.section().toString(), disagreement(line)));
            }
        }
        bySection(lines)
                .forEach((section, own) -> {
                    var sum =
                            own.stream()
                                    .map(Line::balance)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    if (sum.signum() != 0) {
                        found.add(
                                new Difference(
                                        section.toString(),
                                        "debits and credits differ by "
                                                + Amounts.print(sum, section.currency())));
                    }
                });
        return found;
    }

    static Map<Section, List<Line>> bySection(List<Line> lines) {
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                Line::section, LinkedHashMap::new, Collectors.toList()));
    }

    private static String disagreement(Line line) {
        var currency = line.section().currency();
        return "the balance of "
                + line.account()
                + " is kept as "
                + Amounts.print(line.kept(), currency)
                + " (debits "
                + Amounts.print(line.keptDebits(), currency)
                + ", credits "
                + Amounts.print(line.keptCredits(), currency)
                + "), but its postings say "
                + Amounts.print(line.balance(), currency)
                + " (debits "
                + Amounts.print(line.debits(), currency)
                + ", credits "
                + Amounts.print(line.credits(), currency)
                + ")";
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                Section.of(row),
                row.getString("account"),
                row.getLong("postings"),
                row.getBigDecimal("debits"),
                row.getBigDecimal("credits"),
                row.getBigDecimal("kept_debits"),
                row.getBigDecimal("kept_credits"));
    }
}
