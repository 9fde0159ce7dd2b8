package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter's payments against the simulator, over HTTP, in every key mode. */
class AdapterAgainstSimulatorTest {
    private final Lab lab = new Lab();
    private final NoticeBox box = new NoticeBox();
    private final Performer performer = new Performer();

    @AfterEach
    void close() {
        performer.close();
        box.close();
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/qr/pay")
    @Tag("channel-alipay/query")
    @Tag("channel-alipay/refund")
    @Tag("channel-alipay/query_refund")
    @Tag("channel-alipay/receive_notices")
    void qrFromCodeToNoticeAndRefund(Mode mode) throws InterruptedException {
        var shop = shop(mode);
        var order = shop.order(Scene.QR, "12.30", null);
        assertThat(pending(shop, order).action()).isInstanceOf(NextAction.ShowQr.class);
        assertThat(query(shop, order)).isEqualTo(new OrderState.NotFound());

        lab.payer(mode, order.orderNo(), "open");
        assertThat(query(shop, order)).isInstanceOf(OrderState.Waiting.class);
        lab.payer(mode, order.orderNo(), "pay");
        assertThat(query(shop, order))
                .isInstanceOfSatisfying(
                        OrderState.Paid.class,
                        paid -> assertThat(paid.receipt().amount()).isEqualTo(order.amount()));
        assertThat(notice(shop))
                .isInstanceOfSatisfying(
                        NoticeContent.OrderChanged.class,
                        changed -> {
                            assertThat(changed.orderNo()).isEqualTo(order.orderNo());
                            assertThat(changed.state()).isInstanceOf(OrderState.Paid.class);
                        });
        refunds(shop, order);
    }

    private void refunds(Shop shop, PayOrder order) {
        var refunds = shop.as(ChannelAccount.Refunds.class);
        var ref = Shop.ref(order, false);
        var first =
                new RefundOrder("R1" + order.orderNo(), ref, yuan("2.30"), yuan("0.00"), "one cup");
        assertThat(performer.value(refunds.refund(first, shop.context())))
                .isInstanceOfSatisfying(
                        RefundState.Succeeded.class,
                        done -> assertThat(done.amount()).isEqualTo(yuan("2.30")));
        assertThat(performer.value(refunds.refund(first, shop.context())))
                .as("a repeat moves nothing and so proves nothing")
                .isEqualTo(new RefundState.Pending());
        assertThat(query(shop, order)).isInstanceOf(OrderState.Paid.class);
        var rest = new RefundOrder("R2" + order.orderNo(), ref, yuan("10.00"), yuan("2.30"), null);
        assertThat(performer.value(refunds.refund(rest, shop.context())))
                .isInstanceOf(RefundState.Succeeded.class);
        assertThat(queryRefund(shop, new RefundRef(first.refundNo(), ref, first.amount())))
                .isInstanceOfSatisfying(
                        RefundState.Succeeded.class,
                        done -> assertThat(done.amount()).isEqualTo(yuan("2.30")));
        assertThat(queryRefund(shop, new RefundRef("R3" + order.orderNo(), ref, yuan("1.00"))))
                .isEqualTo(new RefundState.NotFound());
        assertThat(query(shop, order)).isInstanceOf(OrderState.Reversed.class);
        var more = new RefundOrder("R4" + order.orderNo(), ref, yuan("0.01"), yuan("12.30"), null);
        assertThat(performer.perform(refunds.refund(more, shop.context())).outcome())
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/barcode/pay")
    @Tag("channel-alipay/cancel")
    void barcodePaysAtOnceOrWaitsOrIsDeclined(Mode mode) {
        var shop = shop(mode);
        var paid = shop.order(Scene.BARCODE, "0.01", lab.paymentCode("pays"));
        assertThat(performer.value(pay(shop, paid)))
                .isInstanceOfSatisfying(
                        PayResult.Paid.class,
                        done -> assertThat(done.receipt().amount()).isEqualTo(paid.amount()));
        assertThat(performer.perform(pay(shop, paid)).outcome())
                .as("the same order again must not look like a failure")
                .isInstanceOf(Outcome.Unknown.class);

        var asks = shop.order(Scene.BARCODE, "5.00", lab.paymentCode("asks_payer"));
        assertThat(pending(shop, asks).action()).isInstanceOf(NextAction.AwaitPayer.class);
        assertThat(query(shop, asks)).isInstanceOf(OrderState.Waiting.class);
        assertThat(cancel(shop, asks)).isEqualTo(new CancelResult.Closed());
        assertThat(query(shop, asks)).isInstanceOf(OrderState.Closed.class);
        assertThat(cancel(shop, paid)).isEqualTo(new CancelResult.Refunded());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/close")
    void closeTellsThePayerWasFaster(Mode mode) {
        var shop = shop(mode);
        var order = shop.order(Scene.QR, "1.00", null);
        pending(shop, order);
        assertThat(close(shop, order)).isEqualTo(new CloseResult.NotFound());
        var scanned = shop.order(Scene.QR, "1.00", null);
        pending(shop, scanned);
        lab.payer(mode, scanned.orderNo(), "open");
        assertThat(close(shop, scanned)).isEqualTo(new CloseResult.Closed());
        var paid = shop.order(Scene.QR, "1.00", null);
        pending(shop, paid);
        lab.payer(mode, paid.orderNo(), "open");
        lab.payer(mode, paid.orderNo(), "pay");
        assertThat(close(shop, paid)).isEqualTo(new CloseResult.AlreadyPaid());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/web/pay")
    @Tag("channel-alipay/h5/pay")
    @Tag("channel-alipay/app/pay")
    void pagesAndOrderStringsOpen(Mode mode) {
        var shop = shop(mode);
        var web = shop.order(Scene.WEB, "3.00", null);
        assertThat(pending(shop, web).action())
                .isInstanceOfSatisfying(
                        NextAction.FormPost.class,
                        form -> assertThat(Browser.post(form)).isBetween(200, 303));
        var h5 = shop.order(Scene.H5, "3.00", null);
        assertThat(pending(shop, h5).action())
                .isInstanceOfSatisfying(
                        NextAction.Redirect.class,
                        link -> assertThat(Browser.get(link.url())).isBetween(200, 303));
        var app = shop.order(Scene.APP, "3.00", null);
        assertThat(pending(shop, app).action())
                .isInstanceOfSatisfying(
                        NextAction.Invoke.class,
                        invoke ->
                                lab.openOrderString(
                                        invoke.params().getOrDefault("orderString", "")));
        for (var order : new PayOrder[] {web, h5, app}) {
            assertThat(lab.order(mode, order.orderNo()).path("amount").asLong()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC_KEY", "CERTIFICATE_AES"})
    @Tag("channel-alipay/in_app_page/pay")
    @Tag("channel-alipay/mini_program/pay")
    void walletPagesGetATradeNumber(Mode mode) {
        var shop = shop(mode);
        for (var scene : new Scene[] {Scene.IN_APP_PAGE, Scene.MINI_PROGRAM}) {
            var order = shop.order(scene, "7.00", null);
            var created = pending(shop, order);
            assertThat(created.action())
                    .isInstanceOfSatisfying(
                            NextAction.Invoke.class,
                            invoke ->
                                    assertThat(invoke.params())
                                            .containsEntry(
                                                    "tradeNO", String.valueOf(created.tradeNo())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultyRepliesAreUnknown(Mode mode) {
        var shop = shop(mode);
        for (var kind :
                new String[] {
                    "drop_request",
                    "drop_reply",
                    "http_5xx",
                    "garbage",
                    "wrong_signature",
                    "no_signature",
                    "code_20000"
                }) {
            var order = shop.order(Scene.QR, "1.00", null);
            lab.fault(kind, "alipay.trade.precreate");
            assertThat(performer.perform(pay(shop, order)).outcome())
                    .as(kind)
                    .isInstanceOf(Outcome.Unknown.class);
        }
        lab.fault("escaped_slash", "alipay.trade.precreate");
        assertThat(pending(shop, shop.order(Scene.QR, "1.00", null)).action())
                .isInstanceOf(NextAction.ShowQr.class);
    }

    @Test
    void aRotatedCertificateIsLearnedAndKept() throws InterruptedException {
        var shop = shop(Mode.CERTIFICATE);
        var order = shop.order(Scene.QR, "1.00", null);
        lab.rotateCertificate();
        var done = performer.perform(pay(shop, order));
        assertThat(done.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(done.learned()).hasSize(1);
        assertThat(performer.calls()).hasSize(2);

        // The account was opened before the rotation, so its own certificate is the old one.
        lab.payer(Mode.CERTIFICATE, order.orderNo(), "open");
        lab.payer(Mode.CERTIFICATE, order.orderNo(), "pay");
        assertThat(notice(shop)).isInstanceOf(NoticeContent.OrderChanged.class);
        var wiser = Shop.of(lab, Mode.CERTIFICATE, box, done.learned());
        int before = performer.calls().size();
        assertThat(query(wiser, order)).isInstanceOf(OrderState.Paid.class);
        assertThat(performer.calls()).hasSize(before + 1);
    }

    private Shop shop(Mode mode) {
        return Shop.of(lab, mode, box, Map.of());
    }

    private static Step<PayResult> pay(Shop shop, PayOrder order) {
        return shop.as(ChannelAccount.Pays.class).pay(order, shop.context());
    }

    private PayResult.Pending pending(Shop shop, PayOrder order) {
        var result = performer.value(pay(shop, order));
        assertThat(result).isInstanceOf(PayResult.Pending.class);
        return (PayResult.Pending) result;
    }

    private OrderState query(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Queries.class)
                        .query(Shop.ref(order, false), shop.context()));
    }

    private RefundState queryRefund(Shop shop, RefundRef refund) {
        return performer.value(
                shop.as(ChannelAccount.QueriesRefunds.class).queryRefund(refund, shop.context()));
    }

    private CloseResult close(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Closes.class).close(Shop.ref(order, false), shop.context()));
    }

    private CancelResult cancel(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Cancels.class)
                        .cancel(Shop.ref(order, false), shop.context()));
    }

    private NoticeContent notice(Shop shop) throws InterruptedException {
        return performer
                .value(
                        shop.as(ChannelAccount.ReceivesNotices.class)
                                .receive(box.next(), shop.context()))
                .content();
    }

    private static Money yuan(String text) {
        return Shop.yuan(text);
    }
}
