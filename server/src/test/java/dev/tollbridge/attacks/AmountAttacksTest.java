package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.CALL_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant, or who stole its key, asks for amounts that cannot be. */
class AmountAttacksTest extends AttackTest {
    @Tag("attack-amount-impossible")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "0.5",
                "1.0",
                "1e2",
                "1e309",
                "-0",
                "NaN",
                "Infinity",
                "9223372036854775808",
                "9223372036854775807",
                "18446744073709551617",
                "\"100\"",
                "true",
                "null",
                "[100]",
                "{}"
            })
    void amountsThatAreNone(String amount) {
        assertRefused(order(amount, "\"CNY\"", ""));
        var paid = victim.shop.paid();
        assertRefusedRefund(paid, amount.equals("null") ? "{}" : amount);
    }

    @Tag("attack-amount-currency")
    @ParameterizedTest
    @ValueSource(
            strings = {"\"XXX\"", "\"cny\"", "\"BTC\"", "\"\"", "156", "null", "\"CNY\\u0000\""})
    void currenciesThatAreNone(String currency) {
        assertRefused(order("100", currency, ""));
    }

    @Tag("attack-amount-decimals")
    @Test
    void decimalsOfACurrencyThatHasNone() {
        assertRefused(order("100.50", "\"JPY\"", ""));
        assertRefused(order("\"100.50\"", "\"JPY\"", ""));
    }

    @Tag("attack-mass-assignment")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\": \"succeeded\"",
                "\"amount_captured\": 100",
                "\"amount_refunded\": 0",
                "\"fee\": 0",
                "\"live\": true",
                "\"merchant\": \"mer_01jt0vq1c2e9xbt7r5d4m8k6hn\"",
                "\"id\": \"pay_01jt0vq1c2e9xbt7r5d4m8k6hn\"",
                "\"version\": 0"
            })
    void membersThatAreNotTheCallersToSet(String member) {
        assertRefused(order("100", "\"CNY\"", ", " + member));
    }

    @Tag("attack-refund-over-paid")
    @Test
    void moreThanWasPaidAtOnceOrInParts() {
        var paid = victim.shop.paid();
        assertRefusedRefund(paid, "2000");
        assertThat(refund(paid, "1500").status()).isEqualTo(201);
        assertRefusedRefund(paid, "500");
    }

    private int assertRefusedRefund(String payment, String amount) {
        return victim.assertRefusedAndAudited(
                        CALL_REFUSED, () -> assertRefusedAnswer(refund(payment, amount)))
                .status();
    }

    @Tag("attack-refund-currency")
    @Test
    void aRefundInAnotherCurrency() {
        var paid = victim.shop.paid();
        var body = "{\"payment\": \"" + paid + "\", \"amount\": 100, \"currency\": \"KWD\"}";
        var answer =
                victim.assertRefusedAndAudited(
                        CALL_REFUSED, () -> victim.api().post("/v1/refunds", body));
        assertThat(answer.text("/code")).isEqualTo("unknown_member");
    }

    @Tag("attack-capture-over-authorized")
    @Test
    void moreThanWasReserved() {
        var created =
                victim.api()
                        .post(
                                "/v1/payments",
                                order(
                                        "1999",
                                        "\"CNY\"",
                                        ", \"method\": \"alipay\", \"scene\": \"qr\", \"capture\": \"manual\""));
        var id = created.text("/id");
        victim.shop.fake().pay(victim.shop.orderNo(id));
        Await.until(() -> victim.shop.status(id), "authorized"::equals);
        for (String amount : new String[] {"2000", "-1", "0"}) {
            victim.assertRefusedAndAudited(
                    CALL_REFUSED, () -> assertRefusedAnswer(capture(id, amount)));
        }
        assertThat(capture(id, "1500").status()).isEqualTo(200);
        victim.assertRefusedAndAudited(CALL_REFUSED, () -> assertRefusedAnswer(capture(id, "500")));
    }

    private Answer capture(String payment, String amount) {
        return victim.api()
                .post("/v1/payments/" + payment + "/capture", "{\"amount\": " + amount + "}");
    }

    private Answer refund(String payment, String amount) {
        return victim.api()
                .post(
                        "/v1/refunds",
                        "{\"payment\": \"" + payment + "\", \"amount\": " + amount + "}");
    }

    private void assertRefused(String body) {
        victim.assertRefusedAndAudited(
                CALL_REFUSED, () -> assertRefusedAnswer(victim.api().post("/v1/payments", body)));
    }

    private static Answer assertRefusedAnswer(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isIn(400, 422);
        return answer;
    }

    private static String order(String amount, String currency, String more) {
        return "{\"amount\": %s, \"currency\": %s, \"merchant_order_id\": \"%s\", \"subject\": \"Tea\"%s}"
                .formatted(amount, currency, UUID.randomUUID(), more);
    }
}
