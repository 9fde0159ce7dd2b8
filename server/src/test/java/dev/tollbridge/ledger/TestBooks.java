package dev.tollbridge.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.testing.TestPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Books in a database of their own, without the rest of the server. */
final class TestBooks implements AutoCloseable {
    static final Currency CNY = Currency.getInstance("CNY");
    static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    final String url;
    final JdbcClient jdbc;
    final JdbcTransactionManager transactions;
    final TransactionTemplate transaction;
    final IdGenerator ids;
    final LedgerTable ledger;
    final BalanceFolding folding;
    final Books books;
    private final HikariDataSource pool;

    private TestBooks(String url, HikariDataSource pool) {
        this.url = url;
        this.pool = pool;
        jdbc = JdbcClient.create(pool);
        transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        ids = new IdGenerator(Clock.systemUTC(), new SecureRandom(), 0);
        ledger = new LedgerTable(jdbc, JsonMapper.builder().build(), ids);
        folding = new BalanceFolding(jdbc, transaction);
        books = new Books(jdbc);
    }

    /** Empty ones. */
    static TestBooks open() {
        String url = TestPostgres.newDatabaseWithTables();
        var pool = TestPostgres.pool(url, 20);
        return new TestBooks(url, pool);
    }

    MerchantId merchant() {
        return new MerchantId(ids.next());
    }

    ChannelAccountId account() {
        return new ChannelAccountId(ids.next());
    }

    void post(MerchantId merchant, LedgerEntry... entries) {
        post(merchant, new PaymentId(ids.next()), entries);
    }

    void post(MerchantId merchant, PaymentId payment, LedgerEntry... entries) {
        transaction.executeWithoutResult(status ->
                ledger.post(List.of(new Booking(merchant, false, payment, AT, List.of(entries)))));
    }

    /** A payment as it is stored, with what it says of its money. */
    PaymentId payment(MerchantId merchant, long captured, long refunded) {
        var id = new PaymentId(ids.next());
        jdbc.sql(
                        """
                        insert into payments (id, merchant_id, app_id, live, version, status, amount, currency,
                            amount_captured, amount_refunded, merchant_order_id, terms, subject, capture, created_at,
                            updated_at, expires_at)
                        values (:id, :merchant, :id, false, 0, 'succeeded', :captured, 'CNY', :captured, :refunded,
                            :order, '', 'Tea', 'automatic', now(), now(), now())
                        """)
                .param("id", id.value())
                .param("merchant", merchant.value())
                .param("captured", captured)
                .param("refunded", refunded)
                .param("order", id.print())
                .update();
        return id;
    }

    /** Money that came for a payment which had no use for it. */
    void stray(MerchantId merchant, PaymentId payment, long amount, String disposition) {
        jdbc.sql(
                        """
                        insert into attempts (id, merchant_id, payment_id, live, version, status, channel,
                            channel_account_id, method, scene, amount, currency, instalments, authorization_only, fee,
                            channel_order_no, created_at, updated_at, expires_at, stray_amount, stray_currency,
                            stray_incident, stray_disposition, stray_turn)
                        values (:id, :merchant, :payment, false, 0, 'succeeded', 'fake', :id, 'fake', 'qr', :amount,
                            'CNY', 0, false, :fee, :order, now(), now(), now(), :amount, 'CNY', 'paid_twice',
                            :disposition, 0)
                        """)
                .param("id", ids.next())
                .param("merchant", merchant.value())
                .param("payment", payment.value())
                .param("amount", amount)
                .param("fee", FeeRule.NONE.text())
                .param("order", ids.next().toString())
                .param("disposition", disposition)
                .update();
    }

    List<Balance> balances(MerchantId merchant) {
        return books.balances(merchant, false);
    }

    long balance(MerchantId merchant, LedgerAccount account) {
        return balances(merchant).stream()
                .filter(balance -> balance.account().equals(account))
                .mapToLong(Balance::amount)
                .sum();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    static LedgerEntry captured(String source, ChannelAccountId account, long gross, long fee) {
        return entry(
                "captured",
                "captured:" + source,
                LedgerAccount.receivable(account),
                gross - fee,
                LedgerAccount.fees(account),
                fee,
                LedgerAccount.payable(),
                -gross);
    }

    static LedgerEntry refunded(String source, ChannelAccountId account, long amount, long fee) {
        return entry(
                "refunded",
                "refunded:" + source,
                LedgerAccount.payable(),
                amount,
                LedgerAccount.receivable(account),
                fee - amount,
                LedgerAccount.fees(account),
                -fee);
    }

    static LedgerEntry strayReceived(String source, ChannelAccountId account, long gross) {
        return entry(
                "stray_received",
                "stray_received:" + source,
                LedgerAccount.receivable(account),
                gross,
                LedgerAccount.fees(account),
                0,
                LedgerAccount.suspense(),
                -gross);
    }

    static LedgerEntry strayAccepted(String source, long amount) {
        return new LedgerEntry(
                "stray_accepted",
                "stray_accepted:" + source,
                CNY,
                List.of(
                        new Posting(LedgerAccount.suspense(), amount),
                        new Posting(LedgerAccount.payable(), -amount)));
    }

    private static LedgerEntry entry(
            String kind,
            String reference,
            LedgerAccount first,
            long firstAmount,
            LedgerAccount second,
            long secondAmount,
            LedgerAccount third,
            long thirdAmount) {
        var postings = new ArrayList<Posting>();
        add(postings, first, firstAmount);
        add(postings, second, secondAmount);
        add(postings, third, thirdAmount);
        return new LedgerEntry(kind, reference, CNY, postings);
    }

    private static void add(List<Posting> postings, LedgerAccount account, long amount) {
        if (amount != 0) {
            postings.add(new Posting(account, amount));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
