package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reserving, taking and giving free, against the simulator. */
class AuthorizationsAgainstSimulatorTest {
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
    @Tag("channel-alipay/barcode/authorize")
    @Tag("channel-alipay/capture")
    @Tag("channel-alipay/void")
    void scannedCodeIsReservedTakenInPartsAndGivenFree(Mode mode) throws InterruptedException {
        var shop = Shop.of(lab, mode, box, Map.of());
        var order = shop.order(Scene.BARCODE, "100.00", lab.paymentCode("pays"));
        var result = performer.value(authorizes(shop).authorize(order, shop.context()));
        assertThat(result).isInstanceOf(PayResult.Authorized.class);
        var authNo = ((PayResult.Authorized) result).receipt().tradeNo();
        var ref = Shop.ref(order, true);
        assertThat(notice(shop))
                .isInstanceOfSatisfying(
                        NoticeContent.OrderChanged.class,
                        changed ->
                                assertThat(changed.state())
                                        .isInstanceOf(OrderState.Authorized.class));

        var captures = shop.as(ChannelAccount.Captures.class);
        var part = capture(ref, authNo, "30.00", false);
        assertThat(performer.value(captures.queryCapture(part, shop.context())))
                .isEqualTo(new CaptureState.NotFound());
        assertThat(performer.value(captures.capture(part, shop.context())))
                .isInstanceOfSatisfying(
                        CaptureState.Succeeded.class,
                        taken -> assertThat(taken.receipt().amount()).isEqualTo(part.amount()));
        assertThat(performer.perform(captures.capture(part, shop.context())).outcome())
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(performer.value(captures.queryCapture(part, shop.context())))
                .isInstanceOf(CaptureState.Succeeded.class);
        refundsACapture(shop, part);
        releases(shop, ref, authNo);
        tooLate(shop, capture(ref, authNo, "20.00", true));
    }

    private void refundsACapture(Shop shop, CaptureOrder part) {
        var ref =
                new OrderRef(
                        part.captureNo(),
                        null,
                        part.amount(),
                        "alipay",
                        Scene.BARCODE,
                        false,
                        shop.lab().now());
        var refund =
                new RefundOrder(
                        "R" + part.captureNo(), ref, Shop.yuan("1.00"), Shop.yuan("0.00"), null);
        assertThat(
                        performer.value(
                                shop.as(ChannelAccount.Refunds.class)
                                        .refund(refund, shop.context())))
                .isInstanceOf(RefundState.Succeeded.class);
    }

    private void releases(Shop shop, OrderRef ref, String authNo) throws InterruptedException {
        var voids = shop.as(ChannelAccount.Voids.class);
        var release = new VoidOrder("V" + Shop.newNo(), ref, authNo, Shop.yuan("70.00"));
        assertThat(performer.value(voids.queryVoid(release, shop.context())))
                .isEqualTo(new VoidState.NotFound());
        assertThat(performer.value(voids.voidAuthorization(release, shop.context())))
                .isEqualTo(new VoidState.Succeeded(Shop.yuan("70.00")));
        assertThat(performer.value(voids.voidAuthorization(release, shop.context())))
                .as("a repeat means the same release")
                .isEqualTo(new VoidState.Succeeded(Shop.yuan("70.00")));
        assertThat(performer.value(voids.queryVoid(release, shop.context())))
                .isEqualTo(new VoidState.Succeeded(Shop.yuan("70.00")));
        var told = notice(shop);
        while (told instanceof NoticeContent.OrderChanged
                || told instanceof NoticeContent.RefundChanged) {
            // Of the capture and of its refund.
            told = notice(shop);
        }
        assertThat(told)
                .isInstanceOfSatisfying(
                        NoticeContent.VoidChanged.class,
                        changed -> assertThat(changed.voidNo()).isEqualTo(release.voidNo()));
        var more = new VoidOrder("V" + Shop.newNo(), ref, authNo, Shop.yuan("0.01"));
        assertThat(performer.perform(voids.voidAuthorization(more, shop.context())).outcome())
                .isInstanceOf(Outcome.Refused.class);
    }

    private void tooLate(Shop shop, CaptureOrder late) {
        var captures = shop.as(ChannelAccount.Captures.class);
        assertThat(performer.perform(captures.capture(late, shop.context())).outcome())
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/qr/authorize")
    @Tag("channel-alipay/app/authorize")
    void codeAndAppWaitForThePayer(Mode mode) {
        var shop = Shop.of(lab, mode, box, Map.of());
        var code = shop.order(Scene.QR, "9.00", null);
        assertThat(performer.value(authorizes(shop).authorize(code, shop.context())))
                .isInstanceOfSatisfying(
                        PayResult.Pending.class,
                        pending ->
                                assertThat(pending.action()).isInstanceOf(NextAction.ShowQr.class));
        assertThat(query(shop, code)).isInstanceOf(OrderState.Waiting.class);
        lab.payer(mode, code.orderNo(), "pay");
        assertThat(query(shop, code))
                .isInstanceOfSatisfying(
                        OrderState.Authorized.class,
                        held -> assertThat(held.receipt().amount()).isEqualTo(code.amount()));
        assertThat(close(shop, code)).isEqualTo(new CloseResult.AlreadyPaid());
        assertThat(cancel(shop, code)).isEqualTo(new CancelResult.Refunded());
        assertThat(query(shop, code)).isInstanceOf(OrderState.Closed.class);

        var app = shop.order(Scene.APP, "9.00", null);
        assertThat(query(shop, app)).isEqualTo(new OrderState.NotFound());
        assertThat(close(shop, app)).isEqualTo(new CloseResult.NotFound());
        assertThat(performer.value(authorizes(shop).authorize(app, shop.context())))
                .isInstanceOfSatisfying(
                        PayResult.Pending.class,
                        pending -> {
                            assertThat(pending.action())
                                    .isInstanceOfSatisfying(
                                            NextAction.Invoke.class,
                                            invoke ->
                                                    lab.openOrderString(
                                                            invoke.params()
                                                                    .getOrDefault(
                                                                            "orderString", "")));
                        });
        assertThat(query(shop, app)).isInstanceOf(OrderState.Waiting.class);
        assertThat(close(shop, app)).isEqualTo(new CloseResult.Closed());
        assertThat(query(shop, app)).isInstanceOf(OrderState.Closed.class);
    }

    private static ChannelAccount.Authorizes authorizes(Shop shop) {
        return shop.as(ChannelAccount.Authorizes.class);
    }

    private static CaptureOrder capture(OrderRef ref, String authNo, String amount, boolean last) {
        return new CaptureOrder("C" + Shop.newNo(), ref, authNo, Shop.yuan(amount), "Tea 茶", last);
    }

    private OrderState query(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Queries.class).query(Shop.ref(order, true), shop.context()));
    }

    private CloseResult close(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Closes.class).close(Shop.ref(order, true), shop.context()));
    }

    private CancelResult cancel(Shop shop, PayOrder order) {
        return performer.value(
                shop.as(ChannelAccount.Cancels.class)
                        .cancel(Shop.ref(order, true), shop.context()));
    }

    private NoticeContent notice(Shop shop) throws InterruptedException {
        return performer
                .value(
                        shop.as(ChannelAccount.ReceivesNotices.class)
                                .receive(box.next(), shop.context()))
                .content();
    }
}
