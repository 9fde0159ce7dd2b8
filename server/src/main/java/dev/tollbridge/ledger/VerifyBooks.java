package dev.tollbridge.ledger;

import dev.tollbridge.database.OfflineCommand;
import dev.tollbridge.ledger.BalanceProof.Line;
import dev.tollbridge.ledger.PaymentProof.Totals;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./tollbridge verify-books}: proves the books and shows what it looked at. */
public final class VerifyBooks implements OfflineCommand {
    @Override
    public String name() {
        return "verify-books";
    }

    @Override
    public boolean run(JdbcClient jdbc, List<String> arguments, PrintWriter out) {
        if (!arguments.isEmpty()) {
            out.println("verify-books: knows no argument " + arguments.getFirst());
            return false;
        }
        var proof = BooksProof.of(jdbc);
        out.println("Guards in the database: " + proof.guards() + " looked at");
        printSections(proof, entryCounts(jdbc), out);
        proof.differences().forEach(difference -> out.println("DIFFERENCE  " + difference));
        out.println(
                "verify-books: differences=%d books=%d entries=%d payments=%d"
                        .formatted(
                                proof.differences().size(),
                                BalanceProof.bySection(proof.balances()).size(),
                                entryCounts(jdbc).values().stream().mapToLong(n -> n).sum(),
                                proof.payments().stream().mapToLong(Totals::payments).sum()));
        return proof.holds();
    }

    private static void printSections(
            BooksProof proof, Map<Section, Long> entries, PrintWriter out) {
        var lines = BalanceProof.bySection(proof.balances());
        var payments =
                proof.payments().stream()
                        .collect(Collectors.toMap(Totals::section, Function.identity()));
        var sections = new TreeSet<Section>(Comparator.comparing(Section::toString));
        sections.addAll(lines.keySet());
        sections.addAll(payments.keySet());
        for (var section : sections) {
            out.println();
            out.println(section);
            printBalances(
                    section,
                    entries.getOrDefault(section, 0L),
                    lines.getOrDefault(section, List.of()),
                    out);
            var totals = payments.get(section);
            if (totals != null) {
                printPayments(totals, out);
            }
        }
        out.println();
    }

    private static void printBalances(
            Section section, long entries, List<Line> lines, PrintWriter out) {
        Function<BigDecimal, String> print = sum -> Amounts.print(sum, section.currency());
        var debits = sum(lines, Line::debits);
        var credits = sum(lines, Line::credits);
        out.printf(
                "  entries   %d with %d postings, each added up anew%n",
                entries, lines.stream().mapToLong(Line::postings).sum());
        out.printf(
                "  sums      debits %s, credits %s%n", print.apply(debits), print.apply(credits));
        for (var line : lines) {
            out.printf(
                    "  balance   %s %s, replay %s%n",
                    line.account(), print.apply(line.kept()), print.apply(line.balance()));
        }
    }

    private static void printPayments(Totals totals, PrintWriter out) {
        var currency = totals.section().currency();
        out.printf(
                "  payments  %d: captured %s, refunded %s; stray money held %s, accepted %s: each compared with"
                        + " the books%n",
                totals.payments(),
                Amounts.print(totals.captured(), currency),
                Amounts.print(totals.refunded(), currency),
                Amounts.print(totals.held(), currency),
                Amounts.print(totals.accepted(), currency));
    }

    private static BigDecimal sum(List<Line> lines, Function<Line, BigDecimal> part) {
        return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<Section, Long> entryCounts(JdbcClient jdbc) {
        return jdbc
                .sql(
                        """
                        select merchant_id, live, currency, count(*) as entries from ledger_entries
                        group by merchant_id, live, currency
                        """)
                .query((row, number) -> Map.entry(Section.of(row), row.getLong("entries")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
