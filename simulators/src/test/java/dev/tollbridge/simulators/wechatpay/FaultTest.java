package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Injected misbehaviour. */
class FaultTest extends SimulatorTest {
    private void fault(String kind, String number, String more) {
        merchant.fault(
                "{\"kind\":\"%s\",\"number\":\"%s\",\"times\":1%s}".formatted(kind, number, more));
    }

    @Test
    void aDroppedReplyHasCommittedAndADroppedRequestHasNot() {
        String number = newNumber();
        fault("drop_request", number, "");
        assertThatThrownBy(() -> create(number, 100)).isInstanceOf(Merchant.Unanswered.class);
        refused(query(number), 404, "ORDER_NOT_EXIST");
        fault("drop_reply", number, "");
        assertThatThrownBy(() -> create(number, 100)).isInstanceOf(Merchant.Unanswered.class);
        assertThat(state(number)).isEqualTo("NOTPAY");
    }

    @Test
    void serverErrorsMayOrMayNotHaveTakenEffect() {
        String number = newNumber();
        fault("system_error", number, "");
        refused(create(number, 100), 500, "SYSTEM_ERROR");
        refused(query(number), 404, "ORDER_NOT_EXIST");
        fault("system_error", number, ",\"commit\":true,\"value\":\"BANK_ERROR\"");
        refused(create(number, 100), 500, "BANK_ERROR");
        assertThat(state(number)).isEqualTo("NOTPAY");
        fault("http_5xx", number, ",\"status\":503");
        Merchant.Answer answer = query(number);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Wechatpay-Signature")).isEmpty();
    }

    @Test
    void anyRefusalCanBeAskedForOneOperationOnly() {
        merchant.fault("{\"kind\":\"rate_limit\",\"method\":\"native\",\"times\":1}");
        String number = newNumber();
        refused(query(number), 404, "ORDER_NOT_EXIST");
        refused(create(number, 100), 429, "RATELIMIT_EXCEEDED");
        merchant.fault("{\"kind\":\"error\",\"value\":\"NOT_ENOUGH\",\"times\":1}");
        refused(create(number, 100), 403, "NOT_ENOUGH");
    }

    @Test
    void signaturesCanBeWrongMissingOldOrAProbe() {
        String number = newNumber();
        ok(create(number, 100));
        fault("wrong_signature", number, "");
        assertThat(merchant.verifies(query(number))).isFalse();
        fault("no_signature", number, "");
        assertThat(query(number).header("Wechatpay-Signature")).isEmpty();
        fault("probe_answer", number, "");
        assertThat(query(number).header("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
        fault("stale_timestamp", number, "");
        Merchant.Answer old = query(number);
        assertThat(merchant.verifies(old)).isTrue();
        assertThat(Long.parseLong(old.header("Wechatpay-Timestamp")))
                .isEqualTo(merchant.now() - 600);
        fault("garbage", number, "");
        assertThat(query(number).text()).startsWith("<html>");
        assertThat(merchant.verifies(query(number))).isTrue();
    }

    @Test
    void anAnswerCanBeSlow() {
        String number = newNumber();
        fault("delay", number, ",\"delay_ms\":400");
        long start = System.nanoTime();
        refused(query(number), 404, "ORDER_NOT_EXIST");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void aPayerCanPayTwiceOrAnotherAmountOrTooLate() {
        String twice = newNumber();
        fault("pay_twice", twice, "");
        ok(create(twice, 500));
        merchant.control("POST", "orders/" + twice + "/pay", "");
        assertThat(merchant.order(twice).path("charges").asInt()).isEqualTo(2);
        String other = newNumber();
        fault("pay_other_amount", other, ",\"amount\":400");
        ok(create(other, 500));
        merchant.control("POST", "orders/" + other + "/pay", "");
        assertThat(ok(query(other)).path("amount").path("total").asLong()).isEqualTo(400);
        String late = newNumber();
        ok(create(late, 500));
        fault("pay_after_close", late, "");
        assertThat(closeOrder(late).status()).isEqualTo(204);
        assertThat(state(late)).isEqualTo("SUCCESS");
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThat(
                        merchant.raw(
                                        "PUT",
                                        "/wechatpay/control/faults",
                                        "{\"kind\":\"typo\"}",
                                        Map.of())
                                .status())
                .isEqualTo(422);
    }
}
