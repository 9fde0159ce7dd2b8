package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentTransitionsTest extends TransitionScript {
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
        // 0.6 % of 10.00 and 0.10: the channel keeps 0.16.
        assertThat(books()).isEqualTo(Map.of("receivable", 984L, "fees", 16L, "payable", -1000L));
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
    @Tag("fault-i7")
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

    @Tag("attack-notice-currency")
    @Test
    @Tag("fault-19")
    void anotherAmountIsAnIncidentAndNoPayment() {
        created();
        answered(pending());
        observed(paid(Money.of(999, "CNY")));
        observed(paid(Money.of(1000, "USD")));
        assertStatus(PaymentStatus.PENDING);
        assertThat(file.payment().state().captured()).isZero();
        assertThat(happened).contains("incident:amount_mismatch");
        assertThat(booked).isEmpty();
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
        assertThat(happened).endsWith("incident:paid_after_close", "refund.created");
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
        // The fee of the 4.00 that are left is 2 + 10 fen: 4 of the 16 came back.
        assertThat(books()).isEqualTo(Map.of("receivable", 388L, "fees", 12L, "payable", -400L));
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

    /** The channel keeps the money until a person acts: neither failed nor to be repeated. */
    @Test
    void aStuckRefundStaysReservedUntilAPersonHasFinishedIt() {
        succeeded();
        var terms = refund(1, 1000);
        apply(new PaymentEvent.RefundRequested(terms));
        refundAnswered(terms, new Outcome.Ok<>(new RefundState.Stuck(DECLINED)));
        assertThat(file.payment().state().reserved()).isEqualTo(1000);
        assertThat(file.refund(terms.id()).orElseThrow().status())
                .isEqualTo(MovementStatus.PENDING);
        assertThat(happened).endsWith("incident:refund_stuck");
        assertThatThrownBy(() -> apply(new PaymentEvent.RefundRequested(refund(2, 1))))
                .isInstanceOf(IllegalStateException.class);
        refundAnswered(terms, new Outcome.Unknown<>(SILENCE));
        refundAnswered(terms, new Outcome.Ok<>(new RefundState.Succeeded(terms.amount(), null)));
        assertThat(file.payment().state().refunded()).isEqualTo(1000);
        assertThat(happened)
                .endsWith("refunded:refund_stuck:" + terms.id().print(), "refund.succeeded");
    }

    /** Where a channel closes nothing, the order may be on its way when its time is up. */
    @Test
    void whatIsStillOnItsWayAfterTheOrdersTimeIsWatchedOn() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        apply(
                new PaymentEvent.CloseAnswered(
                        attempt, new Outcome.Ok<>(new CloseResult.NotFound())));
        assertStatus(PaymentStatus.CANCELED);
        now = EXPIRY.plusSeconds(60);
        observed(new OrderState.Waiting("trade"));
        assertThat(attempt().state().nextCheckAt()).isEqualTo(now.plusSeconds(5));
        observed(new OrderState.NotFound());
        assertThat(attempt().state().nextCheckAt()).isNull();
        assertStatus(PaymentStatus.CANCELED);
    }
}
