package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.payment.Payments.CaptureRequest;
import dev.tollbridge.payment.Refunds.RefundRequest;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.testing.Await;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reserved first, captured later, over the real adapter and the simulated channel. */
class AuthorizationLifeTest extends PaymentLife {

    @Test
    void reservedThenCapturedInPartsThenRefunded() {
        var created = reserved("o-1");
        assertThat(created.amountCapturable()).isEqualTo(1999);
        assertThat(created.captureBefore()).isAfter(created.createdAt());
        assertThat(balance(LedgerAccount.payable())).isZero();

        var part = ok(capture(created, 500L, false));
        assertThat(part.status()).isEqualTo("authorized");
        assertThat(part.amountCaptured()).isEqualTo(500);
        assertThat(refusal(capture(created, 1500L, false)))
                .isEqualTo(Refusal.Code.CAPTURE_AMOUNT_EXCEEDED);
        var rest = ok(capture(created, null, false));
        assertThat(rest.status()).isEqualTo("succeeded");
        assertThat(rest.amountCaptured()).isEqualTo(1999);
        assertThat(Objects.requireNonNull(rest.captures())).hasSize(2);
        assertThat(balance(LedgerAccount.payable())).isEqualTo(-1999);

        assertThat(refusal(refund(created, 1600))).isEqualTo(Refusal.Code.REFUND_AMOUNT_EXCEEDED);
        assertThat(ok(refund(created, 1499)).status()).isEqualTo("succeeded");
        assertThat(ok(refund(created, 300)).status()).isEqualTo("succeeded");
        assertThat(read(created).amountRefunded()).isEqualTo(1799);
        assertThat(balance(LedgerAccount.payable())).isEqualTo(-200);
        assertThat(eventTypes(created))
                .containsExactly(
                        "payment.created",
                        "payment.authorized",
                        "payment.captured",
                        "payment.succeeded");
    }

    @Test
    void aLastCaptureGivesTheRestFree() {
        var created = reserved("o-1");
        var done = ok(capture(created, 1200L, true));
        assertThat(done.status()).isEqualTo("succeeded");
        assertThat(done.amountCaptured()).isEqualTo(1200);
        assertThat(refusal(capture(created, 1L, false))).isEqualTo(Refusal.Code.STATE_CONFLICT);
    }

    @Test
    void cancellingReleasesWhatIsReserved() {
        var created = reserved("o-1");
        var cancelled = ok(payments.cancel(shop.caller(), created.id()));
        assertThat(cancelled.status()).isEqualTo("canceled");
        assertThat(refusal(capture(created, 1L, false))).isEqualTo(Refusal.Code.STATE_CONFLICT);
        assertThat(balance(LedgerAccount.payable())).isZero();
    }

    @Test
    void cancellingAfterACaptureKeepsWhatWasCaptured() {
        var created = reserved("o-1");
        ok(capture(created, 500L, false));
        var ended = ok(payments.cancel(shop.caller(), created.id()));
        assertThat(ended.status()).isEqualTo("succeeded");
        assertThat(ended.amountCaptured()).isEqualTo(500);
    }

    @Test
    void aCaptureWhoseAnswerIsLostIsFoundByAsking() {
        var created = reserved("o-1");
        shop.fake().once("drop_reply", "alipay.trade.pay");
        shop.fake().once("lose_notice");
        var unknown = ok(capture(created, null, false));
        assertThat(unknown.status()).isEqualTo("authorized");
        assertThat(unknown.amountCapturable()).isZero();
        var done = await(created, "succeeded");
        assertThat(done.amountCaptured()).isEqualTo(1999);
        assertThat(balance(LedgerAccount.payable())).isEqualTo(-1999);
    }

    @Test
    void cancellingBeforeThePayerAgreesEndsIt() {
        var created = manual("o-1");
        var cancelled = ok(payments.cancel(shop.caller(), created.id()));
        assertThat(Await.until(() -> read(cancelled), now -> now.status().equals("canceled")))
                .isNotNull();
    }

    private PaymentView manual(String orderId) {
        var request =
                new PaymentRequest(
                        Money.of(1999, "CNY"),
                        orderId,
                        "A room for a night",
                        null,
                        "alipay",
                        Scene.QR,
                        null,
                        PayerDetails.NONE,
                        null,
                        Duration.ofHours(1),
                        true,
                        0,
                        Map.of(),
                        null,
                        Map.of());
        return read(ok(payments.create(shop.caller(), newPayment(), request)));
    }

    private PaymentView reserved(String orderId) {
        var created = manual(orderId);
        shop.fake().pay(orderNo(created));
        return await(created, "authorized");
    }

    private Result<PaymentView> capture(PaymentView payment, @Nullable Long amount, boolean last) {
        return payments.capture(
                shop.caller(),
                payment.id(),
                new DrawId(ids.next()),
                new CaptureRequest(amount, last));
    }

    private Result<RefundView> refund(PaymentView payment, long amount) {
        return refunds.create(
                shop.caller(),
                new RefundId(ids.next()),
                new RefundRequest(payment.id(), amount, null, null));
    }
}
