package dev.tollbridge.ledger;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.LedgerEntryId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A merchant's books to read. */
@Component
public class Books {
    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of a list, newest first.
     *
     * @param hasMore whether there are more in the direction of the cursor
     */
    public record Page(List<BookedEntry> items, boolean hasMore) {}

    /** Of this moment: what is folded and what is not, in one snapshot. By account and currency. */
    public List<Balance> balances(MerchantId merchant, boolean live) {
        return jdbc.sql(
                        """
                        select account, currency, debits, credits from ledger_current_balances
                        where merchant_id = :merchant and live = :live order by account, currency
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .query(Books::balance)
                .list();
    }

    public Page entries(MerchantId merchant, boolean live, EntryFilter filter) {
        var where = new Conditions(merchant, live).of(filter);
        boolean backwards = filter.endingBefore() != null;
        // One more than asked for tells whether there are more.
        var rows =
                jdbc.sql(
                                "select * from ledger_entries where "
                                        + where.text()
                                        + " order by id "
                                        + (backwards ? "asc" : "desc")
                                        + " limit :limit")
                        .params(where.params())
                        .param("limit", filter.limit() + 1)
                        .query(Books::entry)
                        .list();
        var page = rows.subList(0, Math.min(filter.limit(), rows.size()));
        return new Page(
                List.copyOf(backwards ? page.reversed() : page), rows.size() > filter.limit());
    }

    private static Balance balance(ResultSet row, int number) throws SQLException {
        return new Balance(
                new LedgerAccount(row.getString("account")),
                Currency.getInstance(row.getString("currency")),
                row.getLong("debits"),
                row.getLong("credits"));
    }

    private static BookedEntry entry(ResultSet row, int number) throws SQLException {
        var entry =
                new LedgerEntry(
                        row.getString("kind"),
                        row.getString("reference"),
                        Currency.getInstance(row.getString("currency")),
                        postings(row));
        return new BookedEntry(
                new LedgerEntryId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                entry,
                Sql.instant(row, "created_at"));
    }

    private static List<Posting> postings(ResultSet row) throws SQLException {
        var accounts = Sql.texts(row, "accounts");
        var amounts = (Long[]) row.getArray("amounts").getArray();
        return IntStream.range(0, amounts.length)
                .mapToObj(i -> new Posting(new LedgerAccount(accounts.get(i)), amounts[i]))
                .toList();
    }
}
