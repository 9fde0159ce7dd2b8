package dev.tollbridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments over QQ Wallet, from the API to the simulated channel's own books. */
class QqWalletLifeTest extends ChannelLife {
    private static final String METHOD = "qq_wallet";

    QqWalletLifeTest() {
        super("qqwallet");
    }

    @Override
    Draft account(String number) {
        var merchant = put("merchants/1" + number, "{}");
        return new Draft(
                METHOD,
                "Simulated QQ Wallet",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "mch_id", merchant.path("mch_id").asString(),
                        "app_id", merchant.path("app_id").asString(),
                        "sign_type", merchant.path("sign_type").asString(),
                        "operator_id", merchant.path("operator").asString(),
                        "gateway_url", merchant.path("gateway_url").asString()),
                Map.of(
                        "api_key", Secret.of(merchant.path("api_key").asString()),
                        "app_key", Secret.of(merchant.path("app_key").asString()),
                        "operator_password", Secret.of(merchant.path("password").asString())));
    }

    @Test
    @Tag("channel-qq_wallet/qr/pay")
    @Tag("channel-qq_wallet/receive_notices")
    @Tag("channel-qq_wallet/refund")
    @Tag("channel-qq_wallet/query_refund")
    void aCodeIsScannedAndPartOfItGivenBack() {
        var payment = create(METHOD, "qr", "");
        assertThat(payment.at("/next_action/content").asString())
                .startsWith("https://qpay.qq.com/");
        assertThat(ok(act(payment, "sync", "")).path("status").asString()).isEqualTo("pending");
        paid(payment);
        var number = number(payment);
        awaitNotice(number);
        var refund = ok(refund(payment, 500)).path("id").asString();
        // It settles after two seconds, and QQ Wallet tells nobody: only a question finds out.
        Await.until(() -> order(number).path("amount_refunded").asLong(), sum -> sum == 500);
        ok(act(payment, "sync", ""));
        awaitStatus("/v1/refunds/" + refund, "succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_app_page", "app"})
    @Tag("channel-qq_wallet/in_app_page/pay")
    @Tag("channel-qq_wallet/app/pay")
    void theWalletTakesWhatTheShopHandsIt(String scene) {
        var payment = create(METHOD, scene, "");
        assertThat(payment.at("/next_action/type").asString()).isEqualTo("invoke");
        // Refused by the wallet unless the fields are those of the order, and an app's are signed.
        control("invocations", payment.at("/next_action/params").toString());
        paid(payment);
    }

    @Test
    @Tag("channel-qq_wallet/barcode/pay")
    void aScannedCodePaysAtOnceOrAsksThePayer() {
        var atOnce = create(METHOD, "barcode", scanned("pays"));
        assertThat(atOnce.path("status").asString()).isEqualTo("succeeded");
        var asking = create(METHOD, "barcode", scanned("asks_payer"));
        assertThat(asking.at("/next_action/type").asString()).isEqualTo("await_payer");
        paid(asking);
    }

    @Test
    void aScannedCodeWithTooLittleBehindItIsDeclined() {
        var payment = create(METHOD, "barcode", scanned("not_enough"));
        assertThat(payment.path("status").asString()).isEqualTo("requires_method");
        assertThat(payment.at("/last_error/decline_code").asString())
                .isEqualTo("insufficient_funds");
        assertThat(order(payment).path("charges").asInt()).isZero();
    }

    @Test
    @Tag("channel-qq_wallet/cancel")
    @Tag("channel-qq_wallet/close")
    void whatIsCancelledIsClosedOrTakenBack() {
        var shown = create(METHOD, "qr", "");
        assertThat(ok(act(shown, "cancel", "")).path("status").asString()).isEqualTo("canceled");
        assertThat(order(shown).path("status").asString()).isEqualTo("CLOSED");
        var scanned = create(METHOD, "barcode", scanned("asks_payer"));
        act(scanned, "cancel", "");
        awaitStatus(scanned, "canceled");
        assertThat(order(scanned).path("status").asString()).isEqualTo("REVOKED");
    }

    @Test
    @Tag("channel-qq_wallet/query")
    void aPaymentWhoseNoticeIsLostIsFoundByAsking() {
        var payment = create(METHOD, "qr", "");
        put(
                "faults",
                "{\"kind\": \"lose_notice\", \"number\": \"%s\", \"times\": 1}"
                        .formatted(number(payment)));
        pay(payment);
        assertThat(order(payment).at("/notifications/0/status").asString()).isEqualTo("LOST");
        ok(act(payment, "sync", ""));
        awaitStatus(payment, "succeeded");
    }
}
