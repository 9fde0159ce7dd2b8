package dev.tollbridge.ledger;

import dev.tollbridge.database.Sql;
import dev.tollbridge.ledger.BalanceProof.Line;
import dev.tollbridge.ledger.PaymentProof.Totals;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that must be true of the books, found out anew from what is stored.
 *
 * @param guards how many guards in the database were looked at
 * @param differences empty if all is well; of each kind at most {@link #MOST}
 */
record BooksProof(
        int guards, List<Line> balances, List<Totals> payments, List<Difference> differences) {
    static final int MOST = 100;

    /**
     * @param jdbc in a transaction that sees one snapshot; it is only read
     */
    static BooksProof of(JdbcClient jdbc) {
        jdbc.sql(Sql.WHOLE_TABLES).update();
        var balances = BalanceProof.lines(jdbc);
        var differences = new ArrayList<Difference>();
        differences.addAll(GuardProof.differences(jdbc));
        differences.addAll(EntryProof.differences(jdbc, MOST));
        differences.addAll(BalanceProof.differences(balances));
        differences.addAll(PaymentProof.differences(jdbc, MOST));
        return new BooksProof(
                GuardProof.count(), balances, PaymentProof.totals(jdbc), List.copyOf(differences));
    }

    boolean holds() {
        return differences.isEmpty();
    }
}
