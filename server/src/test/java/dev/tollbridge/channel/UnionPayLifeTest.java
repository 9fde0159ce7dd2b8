package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.Await;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Payments over UnionPay, from the API to the simulated channel's own books. */
class UnionPayLifeTest extends ChannelLife {
    private static final String METHOD = "unionpay";
    private static final String RESERVED = ", \"capture\": \"manual\"";

    UnionPayLifeTest() {
        super("unionpay");
    }

    @Override
    Draft account(String number) {
        var merchant = put("merchants/777290" + number, "{}");
        var values = new HashMap<String, String>();
        for (var name :
                new String[] {
                    "mer_id",
                    "merchant_certificate",
                    "unionpay_root_certificate",
                    "unionpay_middle_certificate",
                    "gateway_url",
                    "file_gateway_url"
                }) {
            values.put(name, merchant.path(name).asString());
        }
        return new Draft(
                METHOD,
                "Simulated UnionPay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                values,
                Map.of(
                        "merchant_private_key",
                        Secret.of(merchant.path("merchant_private_key").asString())));
    }

    @Test
    @Tag("channel-unionpay/qr/pay")
    @Tag("channel-unionpay/query")
    @Tag("channel-unionpay/refund")
    @Tag("channel-unionpay/query_refund")
    @Tag("channel-unionpay/receive_notices")
    void aCodeIsScannedAndPartOfItGivenBack() {
        var payment = create(METHOD, "qr", "");
        assertThat(payment.at("/next_action/type").asString()).isEqualTo("show_qr");
        paid(payment);
        awaitNotice(number(payment));
        var refund = ok(refund(payment, 500)).path("id").asString();
        awaitStatus("/v1/refunds/" + refund, "succeeded");
        var back = order(payment).path("followers").get(0);
        assertThat(back.path("amount").asLong()).isEqualTo(500);
        // It names no order of ours: only the refund's own number.
        awaitNotice(back.path("number").asString());
    }

    @ParameterizedTest
    @CsvSource({"unionpay, web", "unionpay, h5", "unionpay_b2b, web"})
    @Tag("channel-unionpay/web/pay")
    @Tag("channel-unionpay/h5/pay")
    @Tag("channel-unionpay/unionpay_b2b/web/pay")
    void theBrowserPostsAFormToTheBank(String method, String scene) {
        var payment = create(method, scene, "");
        openForm(payment.path("next_action"));
        paid(payment);
    }

    @Test
    @Tag("channel-unionpay/app/pay")
    void theAppGetsANumberForTheSdk() {
        var payment = create(METHOD, "app", "");
        var tn = payment.at("/next_action/params/tn").asString();
        control("invocations", "{\"tn\": \"" + tn + "\"}");
        paid(payment);
    }

    @Test
    @Tag("channel-unionpay/barcode/pay")
    void aScannedCodePaysAtOnceOrAsksThePayer() {
        awaitStatus(create(METHOD, "barcode", scanned("pays")), "succeeded");
        paid(create(METHOD, "barcode", scanned("asks_payer")));
    }

    /** UnionPay closes nothing: what is paid after the shop has given up goes back. */
    @Test
    void whatIsPaidAfterACancellationGoesBack() {
        var payment = create(METHOD, "qr", "");
        assertThat(ok(act(payment, "cancel", "")).path("status").asString()).isEqualTo("canceled");
        pay(payment);
        Await.until(() -> order(payment).path("amount_returned").asLong(), sum -> sum == AMOUNT);
        Await.until(() -> incidents(payment).at("/0/resolution").asString(""), "refunded"::equals);
        assertThat(incidents(payment).at("/0/kind").asString()).isEqualTo("paid_after_close");
    }

    @Test
    @Tag("channel-unionpay/app/authorize")
    @Tag("channel-unionpay/capture")
    void aReservationIsCapturedOnce() {
        var payment = create(METHOD, "app", RESERVED);
        pay(payment);
        awaitStatus(payment, "authorized");
        var part = act(payment, "capture", "{\"amount\": 500}");
        assertThat(part.status()).isEqualTo(422);
        assertThat(part.text("/param")).isEqualTo("/last");
        assertThat(order(payment).path("followers")).as("nothing was sent").isEmpty();
        ok(act(payment, "capture", "{\"amount\": 500, \"last\": true}"));
        awaitStatus(payment, "succeeded");
        var finish = order(payment).path("followers").get(0);
        assertThat(finish.path("amount").asLong()).isEqualTo(500);
        awaitNotice(finish.path("number").asString());
    }

    @ParameterizedTest
    @CsvSource({"web", "h5"})
    @Tag("channel-unionpay/web/authorize")
    @Tag("channel-unionpay/h5/authorize")
    @Tag("channel-unionpay/void")
    void aReservationIsGivenFree(String scene) {
        var payment = create(METHOD, scene, RESERVED);
        openForm(payment.path("next_action"));
        pay(payment);
        awaitStatus(payment, "authorized");
        act(payment, "cancel", "");
        awaitStatus(payment, "canceled");
        assertThat(order(payment).path("amount_returned").asLong()).isEqualTo(AMOUNT);
    }

    /** The payer's browser does what the page tells it. */
    private void openForm(JsonNode action) {
        assertThat(action.path("type").asString()).isEqualTo("form_post");
        var form =
                action.path("fields").properties().stream()
                        .map(field ->
                                encode(field.getKey()) + "=" + encode(field.getValue().asString()))
                        .collect(Collectors.joining("&"));
        var answer =
                simulators.send(
                        simulators
                                .request(URI.create(action.path("url").asString()).getPath())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.status()).as(answer.http().body()).isLessThan(400);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
