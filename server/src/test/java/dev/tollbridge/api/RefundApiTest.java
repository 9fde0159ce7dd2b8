package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Of payments that were paid at the simulated channel, all over HTTP. */
@ServerTest
@Import(AlipayShop.Opener.class)
class RefundApiTest {
    private static @Nullable Simulators simulators;
    @Autowired ApplicationContext server;
    @Autowired AlipayShop.Opener shops;

    @SuppressWarnings("NullAway.Init") // set before each test
    private AlipayShop channel;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeAll
    static void startSimulators() {
        simulators = Simulators.start();
    }

    @AfterAll
    static void stopSimulators() {
        Objects.requireNonNull(simulators).close();
    }

    @BeforeEach
    void open() {
        channel = shops.open(Objects.requireNonNull(simulators).baseUri(), "{}");
        shop = Shop.of(server, channel.caller().merchant());
    }

    @Test
    void inPartsUpToWhatWasPaid() {
        var payment = paid();
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
        var payment = paid();
        var key = UUID.randomUUID().toString();
        var body = "{\"payment\": \"" + payment + "\", \"amount\": 5}";
        var first = shop.test().post("/v1/refunds", body, key);
        var second = shop.test().post("/v1/refunds", body, key);
        assertThat(second.http().body()).isEqualTo(first.http().body());
        assertThat(
                        shop.test()
                                .get("/v1/payments/" + payment)
                                .json()
                                .at("/amount_refunded")
                                .longValue())
                .isEqualTo(5);
    }

    @Test
    void isListedByPaymentAndHiddenFromOthers() {
        var payment = paid();
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
        var payment = create().text("/id");
        var answer = refund(payment, "\"amount\": 1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("not_refundable");
    }

    @Tag("attack-secrets-in-logs")
    @Test
    void exchangesWithTheChannelAreShownToTheirOwnMerchantAndModeWithoutSecrets() {
        var payment = paid();
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

    private String paid() {
        var created = create();
        assertThat(created.text("/next_action/type")).isEqualTo("show_qr");
        var id = created.text("/id");
        channel.pay(
                shop.test()
                        .get("/v1/payments/" + id + "?expand=attempts")
                        .text("/attempts/0/channel_order_no"));
        Await.until(
                () -> shop.test().get("/v1/payments/" + id).text("/status"), "succeeded"::equals);
        return id;
    }

    private Answer create() {
        var answer =
                shop.test()
                        .post(
                                "/v1/payments",
                                """
                                {"amount": 1999, "currency": "CNY", "merchant_order_id": "%s", "subject": "Teapot",
                                 "method": "alipay", "scene": "qr"}
                                """
                                        .formatted(UUID.randomUUID()));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer;
    }

    private Answer refund(String payment, String members) {
        return shop.test()
                .post("/v1/refunds", "{\"payment\": \"" + payment + "\", " + members + "}");
    }
}
