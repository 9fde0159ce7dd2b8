package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.database.OfflineCommands;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever owns the database can alter everything; the proof says what was altered. */
@SuppressWarnings("NullAway.Init") // set before each test
class BooksProofTest {
    private static final String OFF =
            "alter table ledger_entries disable trigger ledger_entries_append_only";
    private static final String ON =
            "alter table ledger_entries enable always trigger ledger_entries_append_only";

    private TestBooks books;
    private MerchantId merchant;
    private PaymentId payment;

    @BeforeEach
    void open() {
        books = TestBooks.open();
        merchant = books.merchant();
        ChannelAccountId account = books.account();
        payment = books.payment(merchant, 10_000, 2_500);
        books.post(merchant, payment, TestBooks.captured("1", account, 10_000, 60));
        books.folding.fold();
        books.post(merchant, payment, TestBooks.refunded("2", account, 2_500, 15));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void showsWhatItLookedAt() {
        var out = new StringWriter();
        assertThat(verify(out)).hasValue(0);
        assertThat(out.toString())
                .contains(merchant + " test CNY")
                .contains("2 with 6 postings")
                .contains("debits 125.00, credits 125.00")
                .contains("merchant:payable -75.00, replay -75.00")
                .contains("payments  1: captured 100.00, refunded 25.00")
                .endsWith("verify-books: differences=0 books=1 entries=2 payments=1\n");
    }

    @Test
    void strayMoneyIsWhatTheAttemptsSay() {
        var account = books.account();
        books.post(merchant, payment, TestBooks.strayReceived("3", account, 700));
        books.post(merchant, payment, TestBooks.strayReceived("4", account, 50));
        books.post(merchant, payment, TestBooks.strayAccepted("4", 50));
        assertThat(differences()).singleElement().asString().contains("held 0.00, booked 7.00");
        books.stray(merchant, payment, 700, "returning");
        books.stray(merchant, payment, 50, "accepted");
        assertThat(differences()).isEmpty();
        var out = new StringWriter();
        assertThat(verify(out)).hasValue(0);
        assertThat(out.toString()).contains("stray money held 7.00, accepted 0.50");
        tamper("update attempts set stray_disposition = 'returned' where stray_amount = 700");
        assertThat(differences()).singleElement().asString().contains("held 0.00, booked 7.00");
        tamper("update attempts set stray_disposition = 'held'");
        assertThat(differences()).singleElement().asString().contains("held 7.50, booked 7.00");
    }

    @Test
    void namesTheDifferenceAndFails() {
        tamper("delete from ledger_unfolded");
        var out = new StringWriter();
        assertThat(verify(out)).hasValue(1);
        assertThat(out.toString())
                .contains(
                        "DIFFERENCE  "
                                + merchant
                                + " test CNY: the balance of merchant:payable is kept as -100.00")
                .contains("but its postings say -75.00")
                .contains("verify-books: differences=3 ");
    }

    @Test
    void refusesAnArgumentItDoesNotKnow() {
        var out = new StringWriter();
        assertThat(verify(out, "--everything")).hasValue(1);
        assertThat(out.toString()).contains("--everything");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "update ledger_entries set amounts = '{9941,60,-10000}' where kind = 'captured'"
                        + "      | does not balance: its postings sum to 1",
                "update ledger_entries set amounts = '{9941,60,-10000}' where kind = 'captured'"
                        + "      | debits and credits differ by 0.01",
                "update ledger_entries set accounts = accounts[1:2] where kind = 'captured'"
                        + "      | they are no pairs of accounts and amounts",
                "update ledger_entries set accounts[2] = accounts[1] where kind = 'captured'"
                        + "      | they are no pairs of accounts and amounts",
                "update ledger_entries set amounts = '{9950,50,-10000}' where kind = 'captured'"
                        + "      | the balance of channel:",
                "update ledger_entries set amounts = '{8940,60,-9000}' where kind = 'captured'"
                        + "      | captured 100.00, booked 90.00",
                "delete from ledger_entries where kind = 'refunded'"
                        + "      | refunded 25.00, booked 0.00",
                "delete from ledger_entries where kind = 'captured'"
                        + "      | the balance of merchant:payable is kept as -75.00",
                "update ledger_entries set payment_id = gen_random_uuid() where kind = 'captured'"
                        + "      | is booked but does not exist",
                "update ledger_entries set currency = 'USD' where kind = 'captured'"
                        + "      | test USD: the balance of",
                "update ledger_entries set accounts[3] = 'suspense' where kind = 'captured'"
                        + "      | held 0.00, booked 100.00",
                "update ledger_entries set kind = 'gift' where kind = 'captured'"
                        + "      | accepted 0.00, booked 100.00",
                "update payments set amount_refunded = 2400"
                        + "      | refunded 24.00, booked 25.00",
                "update payments set amount_captured = 9900"
                        + "      | captured 99.00, booked 100.00",
                "delete from payments" + "      | is booked but does not exist",
                "update ledger_balances set debits = debits + 1 where account = 'merchant:payable'"
                        + "      | the balance of merchant:payable is kept as -74.99",
                "update ledger_balances set debits = debits + 1, credits = credits + 1"
                        + "      | the balance of merchant:payable is kept as -75.00 (debits 25.01",
                "delete from ledger_balances"
                        + "      | the balance of merchant:payable is kept as 25.00",
                "insert into ledger_balances select gen_random_uuid(), true, 'a', 'CNY', 5, 5"
                        + "      | live CNY: the balance of a is kept as 0.00 (debits 0.05",
                "insert into ledger_unfolded select merchant_id, live, id from ledger_entries on conflict do nothing"
                        + "      | the balance of merchant:payable is kept as -175.00",
            })
    void findsWhatWasAltered(String tampering, String found) {
        tamper("alter table ledger_entries drop constraint ledger_entries_balanced");
        tamper(OFF);
        tamper(tampering);
        tamper(ON);
        assertThat(differences()).anyMatch(difference -> difference.contains(found));
    }

    @Test
    void findsAnEventThatIsBookedTwice() {
        tamper(
                "alter table ledger_entries drop constraint ledger_entries_merchant_id_live_reference_key");
        tamper(
                """
                insert into ledger_entries select gen_random_uuid(), merchant_id, live, kind, reference, payment_id,
                    currency, accounts, amounts, created_at
                from ledger_entries where kind = 'captured'
                """);
        assertThat(differences())
                .anyMatch(difference -> difference.contains("(captured:1) is booked 2 times"))
                .anyMatch(difference ->
                        difference.contains("a second booking of an event is missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "alter table ledger_entries disable trigger ledger_entries_append_only"
                        + "   | trigger that refuses change is missing",
                "alter table ledger_entries enable trigger ledger_entries_append_only"
                        + "   | trigger that refuses change is missing",
                "drop trigger ledger_entries_append_only on ledger_entries"
                        + "   | trigger that refuses change is missing",
                "create or replace trigger ledger_entries_append_only before update or delete on ledger_entries"
                        + " for each statement execute function ledger_refuse_change()"
                        + "   | trigger that refuses change is missing",
                "create or replace function ledger_refuse_change() returns trigger language plpgsql as"
                        + " 'begin return null; end'"
                        + "   | function that refuses change was replaced",
                "alter table ledger_entries disable trigger ledger_entries_unfolded"
                        + "   | notes new entries for folding is missing",
                "alter table ledger_entries drop constraint ledger_entries_balanced"
                        + "   | constraint that refuses unbalanced entries is missing",
                "create or replace function ledger_is_balanced(accounts text[], amounts bigint[])"
                        + " returns boolean language sql immutable as 'select true'"
                        + "   | function that refuses unbalanced entries was replaced",
            })
    void findsAGuardThatIsGone(String tampering, String found) {
        assertThat(differences()).isEmpty();
        tamper(tampering);
        assertThat(differences()).hasSize(1).first().asString().contains(found);
    }

    @Test
    void theRunningServerProvesItTooAndMeasures() {
        var meters = new SimpleMeterRegistry();
        var proof =
                new ContinuousProof(
                        books.jdbc, books.transactions, InstantSource.fixed(TestBooks.AT), meters);
        assertThat(meters.get("tollbridge.ledger.differences").gauge().value()).isNaN();
        assertThat(proof.prove()).isZero();
        assertThat(meters.get("tollbridge.ledger.differences").gauge().value()).isZero();
        assertThat(meters.get("tollbridge.ledger.proven").gauge().value())
                .isEqualTo((double) TestBooks.AT.getEpochSecond());
        tamper("update payments set amount_refunded = 2400");
        assertThat(proof.prove()).isEqualTo(1);
        assertThat(meters.get("tollbridge.ledger.differences").gauge().value()).isEqualTo(1);
        assertThat(meters.get("tollbridge.ledger.proof").timer().count()).isEqualTo(2);
    }

    private void tamper(String sql) {
        books.jdbc.sql(sql).update();
    }

    private List<String> differences() {
        return BooksProof.of(books.jdbc).differences().stream().map(Difference::toString).toList();
    }

    private OptionalInt verify(StringWriter out, String... arguments) {
        var all = new ArrayList<>(List.of("verify-books"));
        all.addAll(List.of(arguments));
        return OfflineCommands.run(
                all, Map.of("TOLLBRIDGE_DATABASE_URL", books.url), new PrintWriter(out, true));
    }
}
