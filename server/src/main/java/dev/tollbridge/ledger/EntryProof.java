package dev.tollbridge.ledger;

import dev.tollbridge.kernel.LedgerEntryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each entry for itself. Added up anew and not by the function of the database's constraint, which
 * whoever can alter the schema could have replaced.
 */
final class EntryProof {
    private static final String UNBALANCED =
            """
            select e.merchant_id, e.live, e.currency, e.id, e.reference,
                'does not balance: its postings sum to ' || coalesce(x.total, 0)
                    || case when x.odd then ', and they are no pairs of accounts and amounts' else '' end as what
            from ledger_entries e cross join lateral (
                select sum(p.amount) as total,
                    count(*) < 2 or count(distinct p.account) <> count(*)
                        or coalesce(bool_or(p.account is null or p.amount is null or p.amount = 0), true) as odd
                from unnest(e.accounts, e.amounts) as p (account, amount)) x
            where x.odd or x.total <> 0
            order by e.id limit :limit
            """;

    private static final String REPEATED =
            """
            select merchant_id, live, min(currency) as currency, (array_agg(id order by id))[1] as id, reference,
                'is booked ' || count(*) || ' times' as what
            from ledger_entries group by merchant_id, live, reference having count(*) > 1
            order by reference limit :limit
            """;

    private EntryProof() {}

    static List<Difference> differences(JdbcClient jdbc, int limit) {
        return Stream.of(UNBALANCED, REPEATED)
                .flatMap(sql ->
                        jdbc
                                .sql(sql)
                                .param("limit", limit)
                                .query(EntryProof::difference)
                                .list()
                                .stream())
                .toList();
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        var id = new LedgerEntryId(row.getObject("id", UUID.class));
        return new Difference(
                Section.of(row).toString(),
                "the entry "
                        + id
                        + " ("
                        + row.getString("reference")
                        + ") "
                        + row.getString("what"));
    }
}
