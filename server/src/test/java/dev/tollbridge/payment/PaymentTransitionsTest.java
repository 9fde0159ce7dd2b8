package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTransitionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRY = START.plus(Duration.ofHours(1));
    private static final Money AMOUNT = Money.of(1000, "CNY");
    private static final ChannelError DECLINED =
            ChannelError.of(ErrorCategory.DECLINED, DeclineCode.INSUFFICIENT_FUNDS, "no");
    private static final ChannelError SILENCE =
            ChannelError.of(ErrorCategory.UNKNOWN, DeclineCode.TIME_OUT, "no answer");
    private static final PaymentTransitions TRANSITIONS =
            new PaymentTransitions(
                    channel -> new QueryPlan(List.of(Duration.ofSeconds(5)), Duration.ofDays(1)));

    private final AttemptId attempt = new AttemptId(new UUID(1, 1));
    private final List<String> happened = new ArrayList<>();
    private Instant now = START;
    private PaymentFile file = new PaymentFile(payment(), List.of(), List.of());

    @Test
    void anAnswerMakesItPendingAndAReceiptSucceeded() {
        created();
        answered(pending());
        assertThat(attempt().status()).isEqualTo(AttemptStatus.PENDING);
        observed(paid(AMOUNT));
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(file.payment().state().captured()).isEqualTo(1000);
        assertThat(file.payment().state().nextCheckAt()).isNull();
        assertThat(attempt().state().nextCheckAt()).isNull();
        assertThat(happened).containsExactly("payment.created", "payment.succeeded");
    }

    @Test
    void aNoticeMayBeFasterThanTheAnswer() {
        created();
        observed(paid(AMOUNT));
        answered(pending());
        answered(new Outcome.Unknown<>(SILENCE));
        answered(new Outcome.Refused<>(DECLINED));
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void silenceIsUnknownAndNeverFailed() {
        created();
        answered(new Outcome.Unknown<>(SILENCE));
        assertThat(attempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        for (int i = 0; i < 50; i++) {
            now = now.plus(Duration.ofMinutes(10));
            apply(new PaymentEvent.Observed(attempt, new Outcome.Unknown<>(SILENCE)));
            apply(new PaymentEvent.Observed(attempt, new Outcome.Refused<>(DECLINED)));
        }
        assertThat(attempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        assertThat(attempt().state().nextCheckAt()).isAfter(now);
        assertStatus(PaymentStatus.PENDING);
    }

    @Test
    void afterTheHorizonAPersonHasToLook() {
        created();
        answered(new Outcome.Unknown<>(SILENCE));
        now = EXPIRY.plus(Duration.ofDays(2));
        apply(new PaymentEvent.Observed(attempt, new Outcome.Unknown<>(SILENCE)));
        assertThat(happened).contains("incident:unresolved_attempt");
        assertThat(attempt().state().nextCheckAt()).isNotNull();
    }

    @Test
    void theChannelsNoFailsAFirstCallButNotARepeatedOne() {
        created();
        answered(new Outcome.Unknown<>(SILENCE));
        answered(new Outcome.Refused<>(DECLINED));
        assertThat(attempt().status()).isEqualTo(AttemptStatus.UNKNOWN);

        observed(new OrderState.NotFound());
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CREATED);
        answered(new Outcome.Refused<>(DECLINED));
        assertThat(attempt().status()).isEqualTo(AttemptStatus.FAILED);
        assertStatus(PaymentStatus.REQUIRES_METHOD);
        assertThat(file.payment().state().lastError()).isEqualTo(DECLINED);
        assertThat(happened).containsExactly("payment.created", "payment.attempt_failed");
    }

    @Test
    void aDeclinedPaymentTakesAnotherMethodUntilItExpires() {
        created();
        answered(new Outcome.Refused<>(DECLINED));
        var second = terms(new AttemptId(new UUID(1, 2)), Scene.WEB);
        apply(new PaymentEvent.Started(second));
        assertStatus(PaymentStatus.PENDING);
        apply(new PaymentEvent.Observed(second.id(), new Outcome.Ok<>(paid(AMOUNT))));
        assertStatus(PaymentStatus.SUCCEEDED);
    }

    @Test
    void noSecondAttemptBesideAnOpenOne() {
        created();
        var second = new PaymentEvent.Started(terms(new AttemptId(new UUID(1, 2)), Scene.WEB));
        assertThatThrownBy(() -> apply(second)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherAmountIsAnIncidentAndNoPayment() {
        created();
        answered(pending());
        observed(paid(Money.of(999, "CNY")));
        observed(paid(Money.of(1000, "USD")));
        assertStatus(PaymentStatus.PENDING);
        assertThat(file.payment().state().captured()).isZero();
        assertThat(happened).contains("incident:amount_mismatch");
    }

    @Test
    void itEndsOnlyWhenNothingIsOpenAtTheChannel() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        assertStatus(PaymentStatus.PENDING);
        apply(new PaymentEvent.CloseAnswered(attempt, new Outcome.Unknown<>(SILENCE)));
        assertStatus(PaymentStatus.PENDING);
        apply(new PaymentEvent.EndRequested(Ending.EXPIRED));
        apply(new PaymentEvent.CloseAnswered(attempt, new Outcome.Ok<>(new CloseResult.Closed())));
        assertStatus(PaymentStatus.CANCELED);
        assertThat(happened).containsExactly("payment.created", "payment.canceled");
    }

    @Test
    void alreadyPaidMakesItSucceededInstead() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.EXPIRED));
        apply(
                new PaymentEvent.CloseAnswered(
                        attempt, new Outcome.Ok<>(new CloseResult.AlreadyPaid())));
        assertThat(attempt().state().nextCheckAt()).isEqualTo(now);
        observed(paid(AMOUNT));
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(happened).containsExactly("payment.created", "payment.succeeded");
    }

    @Test
    void whatThePayerHoldsIsWatchedAfterClosing() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        apply(
                new PaymentEvent.CancelAnswered(
                        attempt, new Outcome.Ok<>(new CancelResult.NotFound())));
        assertStatus(PaymentStatus.CANCELED);
        assertThat(attempt().state().nextCheckAt()).isAfter(EXPIRY);
        observed(paid(AMOUNT));
        assertStatus(PaymentStatus.CANCELED);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CLOSED);
        assertThat(attempt().state().nextCheckAt()).isNull();
        assertThat(happened).endsWith("incident:paid_after_close");
    }

    @Test
    void refundsAreReservedFromTheFirstMoment() {
        succeeded();
        var first = refund(1, 600);
        apply(new PaymentEvent.RefundRequested(first));
        assertThatThrownBy(() -> apply(new PaymentEvent.RefundRequested(refund(2, 401))))
                .isInstanceOf(IllegalStateException.class);
        apply(new PaymentEvent.RefundRequested(refund(3, 400)));
        refundAnswered(first, new Outcome.Ok<>(new RefundState.Succeeded(first.amount(), null)));
        assertThat(file.payment().state().refunded()).isEqualTo(600);
        assertThat(file.payment().state().reserved()).isEqualTo(400);
        assertThat(happened).contains("refund.created", "refund.succeeded");
    }

    @Test
    void aRefundInDoubtStaysReservedAndAFailedOneGivesItBack() {
        succeeded();
        var terms = refund(1, 1000);
        apply(new PaymentEvent.RefundRequested(terms));
        refundAnswered(terms, new Outcome.Unknown<>(SILENCE));
        refundAnswered(terms, new Outcome.Refused<>(DECLINED));
        assertThat(file.payment().state().reserved()).isEqualTo(1000);
        refundAnswered(terms, new Outcome.Ok<>(new RefundState.NotFound()));
        refundAnswered(terms, new Outcome.Refused<>(DECLINED));
        assertThat(file.payment().state().reserved()).isZero();
        assertThat(happened).endsWith("refund.failed");
        refundAnswered(terms, new Outcome.Ok<>(new RefundState.Succeeded(terms.amount(), null)));
        assertThat(file.payment().state().refunded()).isZero();
        assertThat(happened).endsWith("incident:refund_succeeded_after_failure");
    }

    @Test
    void aRefundOfAnotherAmountIsAnIncident() {
        succeeded();
        var terms = refund(1, 500);
        apply(new PaymentEvent.RefundRequested(terms));
        refundAnswered(
                terms, new Outcome.Ok<>(new RefundState.Succeeded(Money.of(400, "CNY"), null)));
        assertThat(file.payment().state().refunded()).isZero();
        assertThat(file.payment().state().reserved()).isEqualTo(500);
        assertThat(happened).endsWith("incident:refund_amount_mismatch");
    }

    private void created() {
        apply(new PaymentEvent.Created(terms(attempt, Scene.QR)));
        assertStatus(PaymentStatus.PENDING);
    }

    private void succeeded() {
        created();
        observed(paid(AMOUNT));
    }

    private void answered(Outcome<PayResult> outcome) {
        apply(new PaymentEvent.Answered(attempt, outcome));
    }

    private void observed(OrderState state) {
        apply(new PaymentEvent.Observed(attempt, new Outcome.Ok<>(state)));
    }

    private void refundAnswered(Refund.Terms refund, Outcome<RefundState> outcome) {
        apply(new PaymentEvent.RefundAnswered(refund.id(), outcome));
    }

    private void apply(PaymentEvent event) {
        var transition = TRANSITIONS.apply(file, event, now);
        file = transition.after();
        for (var happening : transition.happenings()) {
            happened.add(
                    switch (happening) {
                        case Happening.OfPayment(var type, var sequence) -> type;
                        case Happening.OfRefund(var id, var type, var sequence) -> type;
                        case Happening.Incident incident -> "incident:" + incident.kind();
                    });
        }
        assertOpenRowsHaveADueTime();
    }

    /** Invariant I7, after every step. */
    private void assertOpenRowsHaveADueTime() {
        var payment = file.payment();
        assertThat(payment.state().nextCheckAt() == null).isEqualTo(payment.status().isFinal());
        assertThat(file.openAttempts()).allMatch(open -> open.state().nextCheckAt() != null);
        assertThat(file.refunds())
                .allMatch(refund ->
                        refund.status().isFinal() == (refund.state().nextCheckAt() == null));
    }

    private void assertStatus(PaymentStatus status) {
        assertThat(file.payment().status()).isEqualTo(status);
    }

    private Attempt attempt() {
        return file.attempt(attempt).orElseThrow();
    }

    private static Outcome<PayResult> pending() {
        return new Outcome.Ok<>(
                new PayResult.Pending(new NextAction.ShowQr("https://qr", EXPIRY), null));
    }

    private static OrderState paid(Money amount) {
        return new OrderState.Paid(new Receipt("trade", amount, null, START), null);
    }

    private static Refund.Terms refund(int number, long minor) {
        return new Refund.Terms(
                new RefundId(new UUID(2, number)),
                new PaymentId(new UUID(0, 1)),
                new AttemptId(new UUID(1, 1)),
                Money.of(minor, "CNY"),
                null,
                null,
                START);
    }

    private static Attempt.Terms terms(AttemptId id, Scene scene) {
        return new Attempt.Terms(
                id,
                new PaymentId(new UUID(0, 1)),
                "test",
                new ChannelAccountId(new UUID(0, 2)),
                "alipay",
                scene,
                AMOUNT,
                0,
                null,
                START,
                EXPIRY);
    }

    private static Payment payment() {
        return NewPayment.payment(
                new Payment.Terms(
                        new PaymentId(new UUID(0, 1)),
                        new MerchantId(new UUID(0, 3)),
                        new AppId(new UUID(0, 4)),
                        false,
                        AMOUNT,
                        "order",
                        new byte[0],
                        "subject",
                        null,
                        false,
                        0,
                        PayerDetails.NONE,
                        null,
                        Map.of(),
                        Map.of(),
                        null,
                        START,
                        EXPIRY));
    }
}
