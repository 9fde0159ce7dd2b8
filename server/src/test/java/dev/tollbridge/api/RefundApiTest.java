package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ChannelTest;
import dev.tollbridge.testing.Shop;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of payments that were paid at the simulated channel, all over HTTP. */
@ChannelTest
class RefundApiTest {
    @Autowired ApplicationContext server;
    @Autowired JdbcClient jdbc;
    private final AlipayShop shop;

    RefundApiTest(@Autowired AlipayShop.Opener shops) {
        shop = shops.open();
    }

    @Test
    void inPartsUpToWhatWasPaid() {
        var payment = shop.paid();
        var first =
                refund(
                        payment,
                        "\"amount\": 800, \"reason\": \"Broken\", \"merchant_refund_id\": \"r-1\"");
        assertThat(first.status()).as(first.http().body()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("succeeded");
        assertThat(first.json().at("/amount").longValue()).isEqualTo(800);
        assertThat(shop.test().get("/v1/refunds/" + first.text("/id")).text("/reason"))
                .isEqualTo("Broken");

        var again =
                refund(
                        payment,
                        "\"amount\": 800, \"reason\": \"Broken\", \"merchant_refund_id\": \"r-1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        var conflict = refund(payment, "\"amount\": 801, \"merchant_refund_id\": \"r-1\"");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text("/code")).isEqualTo("merchant_refund_id_conflict");

        var tooMuch = refund(payment, "\"amount\": 1200");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.text("/code")).isEqualTo("refund_amount_exceeded");
        assertThat(tooMuch.text("/param")).isEqualTo("/amount");

        var rest = refund(payment, "\"reason\": \"The rest\"");
        assertThat(rest.json().at("/amount").longValue()).isEqualTo(1199);
        var read = shop.test().get("/v1/payments/" + payment + "?expand=refunds").json();
        assertThat(read.at("/amount_refunded").longValue()).isEqualTo(1999);
        assertThat(read.at("/refunds").size()).isEqualTo(2);
    }

    @Test
    void aRepeatedCallRefundsOnce() {
        var payment = shop.paid();
        var key = UUID.randomUUID().toString();
        var body = "{\"payment\": \"" + payment + "\", \"amount\": 5}";
        var first = shop.test().post("/v1/refunds", body, key);
        var second = shop.test().post("/v1/refunds", body, key);
        assertThat(second.http().body()).isEqualTo(first.http().body());
        assertThat(refunded(payment)).isEqualTo(5);
    }

    private long refunded(String payment) {
        return shop.test().get("/v1/payments/" + payment).json().at("/amount_refunded").longValue();
    }

    /** Without a number of the merchant's only the key tells that it is the same refund. */
    @Test
    void aCallThatIsRepeatedAfterACrashRefundsOnce() {
        var payment = shop.paid();
        var key = UUID.randomUUID().toString();
        var body = "{\"payment\": \"" + payment + "\", \"amount\": 5}";
        var first = shop.test().post("/v1/refunds", body, key);
        // As the row is when the process ended before it could answer, and a minute has passed.
        jdbc.sql(
                        """
                        update idempotency_keys set status = null, body = null, lease_until = now() - interval '1 second'
                        where key = :key
                        """)
                .param("key", key)
                .update();
        var second = shop.test().post("/v1/refunds", body, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Content-Type")).isEqualTo("application/json");
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(refunded(payment)).isEqualTo(5);
    }

    @Test
    void isListedByPaymentAndHiddenFromOthers() {
        var payment = shop.paid();
        var id = refund(payment, "\"amount\": 1").text("/id");
        assertThat(shop.test().get("/v1/refunds?payment=" + payment).text("/data/0/id"))
                .isEqualTo(id);
        assertThat(shop.test().get("/v1/refunds?status=failed").json().at("/data").size()).isZero();
        for (var other : new ApiClient[] {shop.live(), Shop.open(server).test()}) {
            assertThat(other.get("/v1/refunds/" + id).status()).isEqualTo(404);
            assertThat(other.get("/v1/refunds").json().at("/data").size()).isZero();
            assertThat(other.post("/v1/refunds", "{\"payment\": \"" + payment + "\"}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anUnpaidPaymentIsNotRefundable() {
        var payment = shop.waiting().id();
        var answer = refund(payment, "\"amount\": 1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("not_refundable");
    }

    @Tag("attack-secrets-in-logs")
    @Test
    void exchangesWithTheChannelAreShownToTheirOwnMerchantAndModeWithoutSecrets() {
        var payment = shop.paid();
        var attempt =
                shop.test()
                        .get("/v1/payments/" + payment + "?expand=attempts")
                        .text("/attempts/0/id");
        var path = "/v1/attempts/" + attempt + "/exchanges";
        var exchanges = Await.until(() -> shop.test().get(path), answer -> answer.status() == 200);
        assertThat(exchanges.text("/data/0/outcome")).isEqualTo("answered");
        assertThat(exchanges.text("/data/0/request")).contains("method=").doesNotContain("PRIVATE");
        assertThat(shop.live().get(path).status()).isEqualTo(404);
        assertThat(Shop.open(server).test().get(path).status()).isEqualTo(404);
        assertThat(shop.test().get("/v1/attempts/att_0/exchanges").status()).isEqualTo(404);
    }

    private Answer refund(String payment, String members) {
        return shop.test()
                .post("/v1/refunds", "{\"payment\": \"" + payment + "\", " + members + "}");
    }
}
