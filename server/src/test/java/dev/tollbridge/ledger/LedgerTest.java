package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.testing.ServerTest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What PostgreSQL itself keeps and refuses. The tests' user owns the tables and is a superuser. */
@ServerTest
class LedgerTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    @Autowired Ledger ledger;
    @Autowired JdbcClient jdbc;
    @Autowired IdGenerator ids;
    @Autowired TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MerchantId merchant;

    @BeforeEach
    void newMerchant() {
        merchant = new MerchantId(ids.next());
    }

    @Test
    void keepsSeveralEntriesOfOneStep() {
        post(false, entry("captured:1", 500), entry("captured:2", 700));
        assertThat(references()).containsExactly("captured:1", "captured:2");
        post(false);
        assertThat(references()).hasSize(2);
    }

    @Test
    void isPartOfTheCallersTransaction() {
        assertThatThrownBy(() ->
                        ledger.post(
                                List.of(
                                        new Booking(
                                                merchant,
                                                false,
                                                new PaymentId(ids.next()),
                                                AT,
                                                List.of(entry("captured:1", 5))))))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            ledger.post(
                    List.of(
                            new Booking(
                                    merchant,
                                    false,
                                    new PaymentId(ids.next()),
                                    AT,
                                    List.of(entry("captured:1", 5)))));
            status.setRollbackOnly();
        });
        assertThat(references()).isEmpty();
    }

    @Test
    void booksAnEventOnce() {
        post(false, entry("captured:1", 500));
        assertThatThrownBy(() -> post(false, entry("captured:2", 1), entry("captured:1", 500)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(references()).containsExactly("captured:1");
        // The same name in the other mode is another event.
        post(true, entry("captured:1", 500));
        assertThat(references()).containsExactly("captured:1", "captured:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out of balance       | {a,b}        | {5,-4}",
                "of nothing           | {a,b}        | {0,0}",
                "partly of nothing    | {a,b,c}      | {5,-5,0}",
                "one posting          | {a}          | {0}",
                "no posting           | {}           | {}",
                "one account twice    | {a,a}        | {5,-5}",
                "more accounts        | {a,b,c}      | {5,-5}",
                "more amounts         | {a,b}        | {5,-5,1}",
                "an amount is null    | {a,b,c}      | {5,-5,null}",
                "an account is null   | {a,null}     | {5,-5}",
                "two dimensions       | {{a,b}}      | {{5,-5}}",
                "odd subscripts       | [2:3]={a,b}  | [2:3]={5,-5}",
                "beyond all money     | {a,b,c}      | {9223372036854775807,9223372036854775807,2}",
            })
    void postgresRefusesWhatIsNoEntry(String why, String accounts, String amounts) {
        assertThatThrownBy(() -> insert(accounts, amounts))
                .as(why)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ledger_entries_balanced");
        assertThat(references()).isEmpty();
    }

    @Test
    void postgresTakesWhatIsAnEntry() {
        insert("{a,b,c}", "{1000000000000,-999999999999,-1}");
        assertThat(references()).containsExactly("raw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entries set amounts = '{6,-6}' where merchant_id = '%s'",
                "update ledger_entries set payment_id = payment_id where false",
                "delete from ledger_entries where merchant_id = '%s'",
                "delete from ledger_entries where false",
                "truncate ledger_entries",
                "set local session_replication_role = replica; delete from ledger_entries",
                "insert into ledger_entries select * from ledger_entries where merchant_id = '%s'"
                        + " on conflict (merchant_id, live, id) do update set kind = 'other'",
                "merge into ledger_entries using (values (1)) as one (n) on merchant_id = '%s'"
                        + " when matched then delete",
            })
    void postgresRefusesToChangeWhatIsBooked(String sql) {
        post(false, entry("captured:1", 500));
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(
                                status -> jdbc.sql(sql.formatted(merchant.value())).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(references()).containsExactly("captured:1");
    }

    private void post(boolean live, LedgerEntry... entries) {
        transaction.executeWithoutResult(status ->
                ledger.post(
                        List.of(
                                new Booking(
                                        merchant,
                                        live,
                                        new PaymentId(ids.next()),
                                        AT,
                                        List.of(entries)))));
    }

    private void insert(String accounts, String amounts) {
        jdbc.sql(
                        """
                        insert into ledger_entries (id, merchant_id, live, kind, reference, payment_id, currency,
                            accounts, amounts, created_at)
                        values (:id, :merchant, false, 'captured', 'raw', :id, 'CNY', :accounts::text[],
                            :amounts::bigint[], now())
                        """)
                .param("id", ids.next())
                .param("merchant", merchant.value())
                .param("accounts", accounts)
                .param("amounts", amounts)
                .update();
    }

    private List<String> references() {
        return jdbc.sql(
                        "select reference from ledger_entries where merchant_id = :merchant order by 1")
                .param("merchant", merchant.value())
                .query((row, n) -> Objects.requireNonNull(row.getString("reference")))
                .list();
    }

    private static LedgerEntry entry(String reference, long amount) {
        return new LedgerEntry(
                "captured",
                reference,
                CNY,
                List.of(
                        new Posting(LedgerAccount.suspense(), amount),
                        new Posting(LedgerAccount.payable(), -amount)));
    }
}
