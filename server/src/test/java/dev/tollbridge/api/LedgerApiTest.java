package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.ledger.Booking;
import dev.tollbridge.ledger.Ledger;
import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.ledger.LedgerEntry;
import dev.tollbridge.ledger.Posting;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class LedgerApiTest {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BALANCES = "/v1/balances";
    private static final String ENTRIES = "/v1/ledger_entries";

    @Autowired ApplicationContext server;
    @Autowired Ledger ledger;
    @Autowired IdGenerator ids;
    @Autowired TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentId payment;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ChannelAccountId account;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
        payment = new PaymentId(ids.next());
        account = new ChannelAccountId(ids.next());
    }

    @Test
    void entriesAndBalancesAreShownAsBooked() {
        book("captured:1", payment, AT, 10_000);
        var entry = shop.test().get(ENTRIES).json().at("/data/0");
        assertThat(entry.at("/id").asString()).matches("led_[0-9a-z]{26}");
        assertThat(entry.at("/postings").toString())
                .isEqualTo(
                        """
                        [{"account":"channel:%1$s:receivable","amount":9940},\
                        {"account":"channel:%1$s:fees","amount":60},\
                        {"account":"merchant:payable","amount":-10000}]\
                        """
                                .formatted(account));
        assertThat(entry.at("/kind").asString()).isEqualTo("captured");
        assertThat(entry.at("/reference").asString()).isEqualTo("captured:1");
        assertThat(entry.at("/payment").asString()).isEqualTo(payment.print());
        assertThat(entry.at("/currency").asString()).isEqualTo("CNY");
        assertThat(entry.at("/created_at").asString()).isEqualTo("2026-05-01T12:00:00Z");

        book("captured:2", payment, AT, 5_000);
        assertThat(shop.test().get(BALANCES).json().at("/data").toString())
                .isEqualTo(
                        """
                        [{"account":"channel:%1$s:fees","currency":"CNY","debits":90,"credits":0,"balance":90},\
                        {"account":"channel:%1$s:receivable","currency":"CNY","debits":14910,"credits":0,\
                        "balance":14910},\
                        {"account":"merchant:payable","currency":"CNY","debits":0,"credits":15000,"balance":-15000}]\
                        """
                                .formatted(account));
    }

    @Test
    void entriesComeInPagesNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            book("captured:" + i, payment, AT, 100L * i);
            // Ids made in one millisecond are in no order among themselves.
            awaitNextMillisecond();
        }
        var first = shop.test().get(ENTRIES + "?limit=2");
        assertThat(references(first)).containsExactly("captured:5", "captured:4");
        assertThat(first.json().at("/has_more").asBoolean()).isTrue();
        var rest = shop.test().get(ENTRIES + "?starting_after=" + first.text("/data/1/id"));
        assertThat(references(rest)).containsExactly("captured:3", "captured:2", "captured:1");
        assertThat(rest.json().at("/has_more").asBoolean()).isFalse();
        var back = shop.test().get(ENTRIES + "?limit=2&ending_before=" + rest.text("/data/2/id"));
        assertThat(references(back)).containsExactly("captured:3", "captured:2");
        assertThat(back.json().at("/has_more").asBoolean()).isTrue();
    }

    @Test
    void entriesAreFilteredByPaymentAccountAndTime() {
        var other = new PaymentId(ids.next());
        book("captured:1", payment, AT, 100);
        book("captured:2", other, AT.plusSeconds(10), 200);
        assertThat(references(shop.test().get(ENTRIES + "?payment=" + other)))
                .containsExactly("captured:2");
        assertThat(references(shop.test().get(ENTRIES + "?created_from=" + AT.plusSeconds(5))))
                .containsExactly("captured:2");
        assertThat(references(shop.test().get(ENTRIES + "?created_before=" + AT.plusSeconds(5))))
                .containsExactly("captured:1");
        // The fee of 100 at 0.6 % rounds down to nothing, so that there is one posting less.
        assertThat(references(shop.test().get(ENTRIES + "?account=channel:" + account + ":fees")))
                .containsExactly("captured:2");
        assertThat(references(shop.test().get(ENTRIES + "?account=suspense"))).isEmpty();
    }

    @Test
    void whatIsWrongInAQueryIsNamed() {
        assertThat(shop.test().get(ENTRIES + "?account=Merchant:Payable").text("/param"))
                .isEqualTo("account");
        assertThat(shop.test().get(ENTRIES + "?account=a%27b").text("/param")).isEqualTo("account");
        assertThat(shop.test().get(ENTRIES + "?limit=101").text("/param")).isEqualTo("limit");
        assertThat(shop.test().get(ENTRIES + "?payment=" + account).text("/param"))
                .isEqualTo("payment");
        assertThat(shop.test().get(ENTRIES + "?starting_after=" + payment).text("/param"))
                .isEqualTo("starting_after");
    }

    @Test
    void nobodyElseSeesTheBooks() {
        book("captured:1", payment, AT, 10_000);
        for (var client : new ApiClient[] {Shop.open(server).test(), shop.live()}) {
            assertThat(client.get(ENTRIES).json().at("/data").size()).isZero();
            assertThat(client.get(ENTRIES + "?payment=" + payment).json().at("/data").size())
                    .isZero();
            assertThat(client.get(BALANCES).json().at("/data").size()).isZero();
        }
        assertThat(ApiClient.of(Shop.port(server), "").get(BALANCES).status()).isEqualTo(401);
        assertThat(ApiClient.of(Shop.port(server), "").get(ENTRIES).status()).isEqualTo(401);
    }

    private void book(String reference, PaymentId of, Instant at, long gross) {
        long fee = gross * 6 / 1000;
        var receivable = new Posting(LedgerAccount.receivable(account), gross - fee);
        var payable = new Posting(LedgerAccount.payable(), -gross);
        var postings =
                fee == 0
                        ? List.of(receivable, payable)
                        : List.of(
                                receivable, new Posting(LedgerAccount.fees(account), fee), payable);
        var entry = new LedgerEntry("captured", reference, Currency.getInstance("CNY"), postings);
        transaction.executeWithoutResult(status ->
                ledger.post(
                        List.of(
                                new Booking(
                                        shop.app().merchant(), false, of, at, List.of(entry)))));
    }

    private static List<String> references(Answer answer) {
        return answer.json()
                .at("/data")
                .valueStream()
                .map(entry -> entry.at("/reference").asString())
                .toList();
    }

    private static void awaitNextMillisecond() {
        long now = System.nanoTime();
        while (System.nanoTime() - now < 1_100_000) {
            Thread.onSpinWait();
        }
    }
}
