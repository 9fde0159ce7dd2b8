package dev.tollbridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.ChannelAccount.Shares;
import dev.tollbridge.spi.ChannelAccount.Transfers;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.ShareOrder;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturn;
import dev.tollbridge.spi.ShareReturnState;
import dev.tollbridge.spi.ShareState;
import dev.tollbridge.spi.ShareState.Result;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import dev.tollbridge.testing.Await;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Payments over WeChat Pay, from the API to the simulated channel's own books. */
class WechatPayLifeTest extends ChannelLife {
    private static final String METHOD = "wechat_pay";
    private static final String PAYER =
            ", \"payer\": {\"id\": \"oUpF8uN95-Ptaags6E_roPHg7AG0\", \"ip\": \"203.0.113.7\"}";

    WechatPayLifeTest() {
        super("wechatpay");
    }

    @Override
    Draft account(String number) {
        return account(this, number);
    }

    static Draft account(ChannelLife life, String number) {
        var app = "wx0123456" + number;
        var merchant = life.put("merchants/1" + number, "{\"appids\": [\"" + app + "\"]}");
        return new Draft(
                METHOD,
                "Simulated WeChat Pay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                values(merchant),
                secrets(merchant));
    }

    /** Of an account, as the simulator tells them of a merchant with one app. */
    static Map<String, String> values(JsonNode merchant) {
        return Map.of(
                "mch_id",
                merchant.path("mchid").asString(),
                "app_id",
                merchant.at("/appids/0").asString(),
                "merchant_serial_no",
                merchant.path("merchant_serial").asString(),
                "platform_public_key_id",
                merchant.path("public_key_id").asString(),
                "platform_public_key",
                merchant.path("public_key").asString(),
                "gateway_url",
                merchant.path("base_url").asString(),
                "transfer_scene_id",
                "1000",
                "transfer_scene_report_infos",
                "[{\"info_type\":\"活动名称\",\"info_content\":\"新会员有礼\"}]");
    }

    static Map<String, Secret> secrets(JsonNode merchant) {
        return Map.of(
                "merchant_private_key",
                Secret.of(merchant.path("merchant_private_key").asString()),
                "api_v3_key",
                Secret.of(merchant.path("api_v3_key").asString()));
    }

    @Test
    @Tag("channel-wechat_pay/qr/pay")
    @Tag("channel-wechat_pay/query")
    @Tag("channel-wechat_pay/receive_notices")
    @Tag("channel-wechat_pay/refund")
    void aCodeIsScannedAndPartOfItGivenBack() {
        var payment = create(METHOD, "qr", "");
        assertThat(payment.at("/next_action/content").asString()).startsWith("weixin://");
        assertThat(ok(act(payment, "sync", "")).path("status").asString()).isEqualTo("pending");
        pay(payment);
        awaitStatus(payment, "succeeded");
        awaitNotice(number(payment));
        var refund = ok(refund(payment, 500)).path("id").asString();
        awaitStatus("/v1/refunds/" + refund, "succeeded");
        var order = order(payment);
        assertThat(order.path("charges").asInt()).isEqualTo(1);
        assertThat(order.path("amount_refunded").asLong()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_app_page", "mini_program", "app"})
    @Tag("channel-wechat_pay/in_app_page/pay")
    @Tag("channel-wechat_pay/mini_program/pay")
    @Tag("channel-wechat_pay/app/pay")
    void theWalletTakesWhatTheShopHandsIt(String scene) {
        var payment = create(METHOD, scene, PAYER);
        assertThat(payment.at("/next_action/type").asString()).isEqualTo("invoke");
        // Refused by the wallet unless every field is there and signed by the merchant.
        control("invocations", payment.at("/next_action/params").toString());
        paid(payment);
    }

    @Test
    @Tag("channel-wechat_pay/h5/pay")
    void aPageOnThePhoneLeadsToTheWallet() {
        var payment = create(METHOD, "h5", PAYER);
        assertThat(payment.at("/next_action/url").asString()).contains("redirect_url=");
        paid(payment);
    }

    @Test
    @Tag("channel-wechat_pay/barcode/pay")
    void aScannedCodePaysAtOnceOrAsksThePayer() {
        var atOnce = create(METHOD, "barcode", scanned("pays"));
        assertThat(atOnce.path("status").asString()).isEqualTo("succeeded");
        var asking = create(METHOD, "barcode", scanned("asks_payer"));
        assertThat(asking.at("/next_action/type").asString()).isEqualTo("await_payer");
        paid(asking);
    }

    @Test
    @Tag("channel-wechat_pay/cancel")
    @Tag("channel-wechat_pay/close")
    void whatIsCancelledIsClosedOrTakenBack() {
        var shown = create(METHOD, "qr", "");
        assertThat(ok(act(shown, "cancel", "")).path("status").asString()).isEqualTo("canceled");
        assertThat(order(shown).path("status").asString()).isEqualTo("CLOSED");
        var scanned = create(METHOD, "barcode", scanned("asks_payer"));
        act(scanned, "cancel", "");
        awaitStatus(scanned, "canceled");
        assertThat(order(scanned).path("status").asString()).isEqualTo("REVOKED");
    }

    /** The channel keeps the money until a person acts: no second refund may be possible. */
    @Test
    @Tag("channel-wechat_pay/query_refund")
    void anAbnormalRefundStaysReservedAndIsAnIncident() {
        var payment = create(METHOD, "barcode", scanned("pays"));
        put("faults", "{\"kind\": \"refund_abnormal\", \"times\": 1}");
        var refund = ok(refund(payment, AMOUNT)).path("id").asString();
        Await.until(
                () -> {
                    act(payment, "sync", "");
                    return read("/v1/refunds/" + refund).at("/error/channel_code").asString("");
                },
                "ABNORMAL"::equals);
        assertThat(read("/v1/refunds/" + refund).path("status").asString()).isEqualTo("pending");
        assertThat(incidents(payment).at("/0/kind").asString()).isEqualTo("refund_stuck");
        var second = refund(payment, 1);
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text("/code")).isEqualTo("refund_amount_exceeded");
    }

    /** The API has no word for it yet: the adapter alone, over the wire. */
    @Test
    @Tag("channel-wechat_pay/transfer")
    void moneyIsPaidOutOnceThePayeeHasAgreed() {
        var order =
                new TransferOrder(
                        newNumber(), fen(100), "oUpF8uN95-Ptaags6E_roPHg7AG0", null, "Payout");
        var taken = perform(Transfers.class, (it, context) -> it.transfer(order, context));
        assertThat(taken).isInstanceOf(TransferState.Pending.class);
        control("transfers/" + order.transferNo() + "/confirm", "{}");
        var end =
                Await.until(
                        () ->
                                perform(
                                        Transfers.class,
                                        (it, context) -> it.queryTransfer(order, context)),
                        state -> !(state instanceof TransferState.Pending));
        assertThat(end).isInstanceOf(TransferState.Succeeded.class);
    }

    /** Likewise. */
    @Test
    @Tag("channel-wechat_pay/share")
    void aPaymentIsSharedPartOfItComesBackAndTheRestIsUnfrozen() {
        var payment = create(METHOD, "qr", ", \"channel_options\": {\"profit_sharing\": \"true\"}");
        paid(payment);
        var order =
                new OrderRef(
                        number(payment),
                        order(payment).path("transaction_id").asString(),
                        fen(AMOUNT),
                        METHOD,
                        Scene.QR,
                        false,
                        Instant.EPOCH);
        var friend = new ShareReceiver(ShareReceiver.Kind.MERCHANT, "1900000109", "Tea Ltd");
        perform(Shares.class, (it, context) -> it.addReceiver(friend, "supplier", context));
        var parts = List.of(new ShareOrder.Part(friend, fen(500)));
        var share = new ShareOrder(newNumber(), order, parts, false, "For the tea");
        assertThat(settle(share)).containsExactly(new Result("1900000109", fen(500), null));
        var back = new ShareReturn(newNumber(), share.shareNo(), friend, fen(200), "A broken cup");
        var returned = perform(Shares.class, (it, context) -> it.giveBack(back, context));
        assertThat(returned).isEqualTo(new ShareReturnState.Succeeded(fen(200)));
        assertThat(settle(new ShareOrder(newNumber(), order, List.of(), true, "The rest")))
                .isEmpty();
    }

    private List<Result> settle(ShareOrder share) {
        var taken = perform(Shares.class, (it, context) -> it.share(share, context));
        assertThat(taken).isInstanceOf(ShareState.Pending.class);
        var end =
                Await.until(
                        () -> perform(Shares.class, (it, context) -> it.queryShare(share, context)),
                        ShareState.Settled.class::isInstance);
        return ((ShareState.Settled) end).results();
    }

    private static Money fen(long amount) {
        return Money.of(amount, "CNY");
    }
}
