package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.payment.Refunds.RefundRequest;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole lives of payments over the real adapter, the real protocol and the simulated channel. */
class PaymentLifeTest extends PaymentLife {
    @Test
    void anOrderByQrIsPaidByItsNotice() {
        var created = create("o-1", Scene.QR);
        assertThat(created.status()).isEqualTo("pending");
        assertThat(created.nextAction())
                .containsEntry("type", "show_qr")
                .containsKeys("content", "image_url");

        shop.fake().pay(orderNo(created));
        var paid = await(created, "succeeded");

        assertThat(paid.amountCaptured()).isEqualTo(1999);
        assertThat(shop.fake().order(orderNo(created)).get("charges").asInt()).isEqualTo(1);
        assertThat(eventTypes(created)).containsExactly("payment.created", "payment.succeeded");
        assertThat(attempt(paid).channelTradeNo()).isNotBlank();
    }

    @Test
    void aLostNoticeIsMadeUpForByAsking() {
        var created = create("o-1", Scene.QR);
        shop.fake().always("lose_notice", orderNo(created));
        shop.fake().pay(orderNo(created));
        await(created, "succeeded");
        assertThat(eventTypes(created)).containsExactly("payment.created", "payment.succeeded");
    }

    @Test
    @Tag("fault-14")
    void repeatedNoticesChangeNothing() {
        var created = create("o-1", Scene.QR);
        shop.fake().always("duplicate_notice", orderNo(created));
        shop.fake().pay(orderNo(created));
        await(created, "succeeded");
        Await.until(() -> notices(created), accepted -> accepted >= 2);
        assertThat(eventTypes(created)).containsExactly("payment.created", "payment.succeeded");
    }

    @Test
    void aLostAnswerIsUnknownAndIsSentAgainUnderTheSameNumber() {
        shop.fake().once("drop_reply", "alipay.trade.precreate");
        var created = create("o-1", Scene.QR);
        assertThat(created.status()).isEqualTo("pending");
        assertThat(attempt(created).status()).isEqualTo("unknown");

        var ready = Await.until(() -> read(created), payment -> payment.nextAction() != null);
        assertThat(orderNo(ready)).isEqualTo(orderNo(created));
        shop.fake().pay(orderNo(ready));
        await(created, "succeeded");
        assertThat(shop.fake().order(orderNo(created)).get("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aScannedCodeIsPaidAtOnceAndALostAnswerDoesNotChargeTwice() {
        var paid = create("o-1", Scene.BARCODE);
        assertThat(paid.status()).isEqualTo("succeeded");

        shop.fake().once("drop_reply", "alipay.trade.pay");
        // The notice may be as fast as our giving up on the answer: either way it is one charge.
        var unknown = create("o-2", Scene.BARCODE);
        assertThat(unknown.status()).isIn("pending", "succeeded");
        await(unknown, "succeeded");
        assertThat(shop.fake().order(orderNo(unknown)).get("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aPayerWhoIsAskedMayConfirmOrRunOutOfTime() {
        var asked = create("o-1", Scene.BARCODE, code("910"));
        assertThat(asked.nextAction()).containsEntry("type", "await_payer");
        shop.fake().pay(orderNo(asked));
        await(asked, "succeeded");

        var ignored =
                ok(
                        payments.create(
                                shop.caller(),
                                newPayment(),
                                request("o-2", Scene.BARCODE, Duration.ofSeconds(3), code("910"))));
        await(ignored, "expired");
        assertThat(attempt(read(ignored)).status()).isEqualTo("closed");
    }

    @Test
    @Tag("fault-19")
    void anotherAmountNeverMarksItPaid() {
        var created = create("o-1", Scene.QR);
        shop.fake()
                .fault(
                        "{\"kind\":\"pay_other_amount\",\"number\":\""
                                + orderNo(created)
                                + "\",\"amount\":1}");
        shop.fake().pay(orderNo(created));
        Await.until(() -> incidents(created), kinds -> kinds.equals(List.of("amount_mismatch")));
        assertThat(read(created).status()).isEqualTo("pending");
        assertThat(read(created).amountCaptured()).isZero();
    }

    @Test
    @Tag("fault-17")
    void moneyAfterCancellingIsAnIncidentAndGoesBack() {
        var created = create("o-1", Scene.QR);
        var cancelled = ok(payments.cancel(shop.caller(), created.id()));
        assertThat(cancelled.status()).isEqualTo("canceled");
        shop.fake().always("pay_after_close", orderNo(created));
        shop.fake().pay(orderNo(created));
        Await.until(() -> incidents(created), kinds -> kinds.equals(List.of("paid_after_close")));
        var returned =
                Await.until(
                        () -> Objects.requireNonNull(read(created).refunds()),
                        all -> !all.isEmpty() && all.getFirst().status().equals("succeeded"));
        assertThat(returned.getFirst().purpose()).isEqualTo("return");
        assertThat(shop.fake().order(orderNo(created)).get("amount_refunded").asLong())
                .isEqualTo(1999);
        assertThat(read(created).status()).isEqualTo("canceled");
        assertThat(read(created).amountRefunded()).isZero();
        assertThat(balance(LedgerAccount.suspense())).isZero();
    }

    @Test
    void cancellingWhatIsPaidMakesItSucceeded() {
        var created = create("o-1", Scene.QR);
        shop.fake().always("lose_notice", orderNo(created));
        shop.fake().pay(orderNo(created));
        var cancelled = ok(payments.cancel(shop.caller(), created.id()));
        assertThat(cancelled.status()).isEqualTo("succeeded");
    }

    @Test
    void itExpiresByItself() {
        var created =
                ok(
                        payments.create(
                                shop.caller(),
                                newPayment(),
                                request("o-1", Scene.QR, Duration.ofSeconds(2))));
        await(created, "expired");
        assertThat(eventTypes(created)).containsExactly("payment.created", "payment.expired");
    }

    @Test
    void aDeclinedAttemptGivesThePaymentBack() {
        var created = create("o-1", Scene.BARCODE, code("920"));
        assertThat(created.status()).isEqualTo("requires_method");
        assertThat(Objects.requireNonNull(created.lastError()).category()).isEqualTo("declined");

        var again =
                ok(
                        payments.confirm(
                                shop.caller(),
                                created.id(),
                                new ConfirmRequest("alipay", Scene.QR, null, null, null)));
        assertThat(again.status()).isEqualTo("pending");
        shop.fake().pay(orderNo(read(again)));
        await(created, "succeeded");
        assertThat(Objects.requireNonNull(read(created).attempts())).hasSize(2);
    }

    @Test
    void changingTheMethodClosesTheOrderBefore() {
        var created = create("o-1", Scene.QR);
        var first = orderNo(created);
        ok(
                payments.confirm(
                        shop.caller(),
                        created.id(),
                        new ConfirmRequest("alipay", Scene.WEB, null, null, null)));
        var attempts = Objects.requireNonNull(read(created).attempts());
        assertThat(attempts)
                .extracting(PaymentView.AttemptView::status)
                .containsExactly("closed", "pending");
        assertThat(attempts.getLast().channelOrderNo()).isNotEqualTo(first);
    }

    @Test
    void theSameOrderAgainIsTheSamePaymentAndOtherTermsAreAConflict() {
        var created = create("o-1", Scene.QR);
        assertThat(create("o-1", Scene.QR).id()).isEqualTo(created.id());
        var other =
                payments.create(
                        shop.caller(),
                        newPayment(),
                        request("o-1", Scene.WEB, Duration.ofHours(1)));
        assertThat(refusal(other)).isEqualTo(Refusal.Code.MERCHANT_ORDER_ID_CONFLICT);
    }

    @Test
    void refundsInParallelNeverExceedWhatWasPaid() throws InterruptedException, ExecutionException {
        var paid = paid("o-1");
        var work = new ArrayList<Callable<Result<RefundView>>>();
        for (int i = 0; i < 30; i++) {
            work.add(() ->
                    refunds.create(
                            shop.caller(),
                            new RefundId(ids.next()),
                            new RefundRequest(paid.id(), 100L, null, null)));
        }
        int succeeded = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(work)) {
                if (future.get() instanceof Result.Ok<RefundView>) {
                    succeeded++;
                } else {
                    assertThat(refusal(future.get()))
                            .isEqualTo(Refusal.Code.REFUND_AMOUNT_EXCEEDED);
                }
            }
        }
        assertThat(succeeded).isEqualTo(19);
        Await.until(() -> read(paid), payment -> payment.amountRefunded() == 1900);
        assertThat(shop.fake().order(orderNo(paid)).get("amount_refunded").asLong())
                .isEqualTo(1900);
    }

    @Test
    @Tag("fault-23")
    void aRefundWhoseAnswerIsLostHappensOnce() {
        var paid = paid("o-1");
        shop.fake().once("drop_reply", "alipay.trade.refund");
        var refund =
                ok(
                        refunds.create(
                                shop.caller(),
                                new RefundId(ids.next()),
                                new RefundRequest(paid.id(), null, "broken", "r-1")));
        assertThat(refund.status()).isEqualTo("unknown");
        Await.until(
                () -> refunds.find(shop.caller(), refund.id()).orElseThrow(),
                found -> found.status().equals("succeeded"));
        assertThat(shop.fake().order(orderNo(paid)).get("amount_refunded").asLong())
                .isEqualTo(1999);
        assertThat(read(paid).amountRefunded()).isEqualTo(1999);
    }
}
