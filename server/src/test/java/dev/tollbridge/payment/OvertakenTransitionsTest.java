package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the channel said was true when it said it, but is not any more when it is heard. */
class OvertakenTransitionsTest extends TransitionScript {

    @Test
    void aNoticeOlderThanTheCancellationBooksNothing() {
        barcode();
        cancelled(new CancelResult.Refunded());
        apply(noticed(paid(AMOUNT)));
        assertThat(booked).isEmpty();
        assertThat(attempt().state().nextCheckAt()).isEqualTo(now);
        observed(new OrderState.Closed("trade"));
        assertThat(booked).isEmpty();
        assertThat(attempt().state().nextCheckAt()).isNull();
        assertThat(happened).noneMatch(what -> what.startsWith("incident"));
    }

    @Test
    void whatIsStillTrueWhenAskedIsLateMoney() {
        barcode();
        cancelled(new CancelResult.Closed());
        apply(noticed(paid(AMOUNT)));
        observed(paid(AMOUNT));
        assertThat(happened).contains("incident:paid_after_close");
        assertThat(attempt().state().stray()).isNotNull();
    }

    @Test
    void twoTradesThatAreToldOfBeforeTheLookAreMoreThanItFinds() {
        barcode();
        cancelled(new CancelResult.Closed());
        apply(noticed(paid(AMOUNT)));
        apply(noticed(paid(AMOUNT)));
        assertThat(happened).noneMatch(what -> what.startsWith("incident"));
        apply(noticed(new OrderState.Paid(new Receipt("another", AMOUNT, null, START), null)));
        observed(paid(AMOUNT));
        assertThat(happened).contains("incident:charged_twice", "incident:paid_after_close");
    }

    @Test
    void aLookThatFindsAnotherTradeThanTheNoticeToldOfFindsMoreMoney() {
        barcode();
        cancelled(new CancelResult.Closed());
        apply(noticed(new OrderState.Paid(new Receipt("another", AMOUNT, null, START), null)));
        observed(paid(AMOUNT));
        assertThat(happened).contains("incident:charged_twice", "incident:paid_after_close");
    }

    @Test
    void aDoubtedAttemptThatTheChannelCallsFailedIsLeftAlone() {
        barcode();
        cancelled(new CancelResult.Closed());
        apply(noticed(paid(AMOUNT)));
        observed(new OrderState.Failed(DECLINED, "trade"));
        assertThat(attempt().state().nextCheckAt()).isNull();
    }

    /** It ran out, and the money that was on its way arrived: two notices, the older one later. */
    @Test
    void anOlderWordDoesNotCallOffTheLookThatANoticeOfMoneyMadeDue() {
        for (var older :
                List.of(
                        new OrderState.Closed("trade"),
                        new OrderState.Waiting("trade"),
                        new OrderState.NotFound(),
                        new OrderState.Failed(DECLINED, "trade"))) {
            expired();
            apply(noticed(paid(AMOUNT)));
            apply(noticed(older));
            assertThat(attempt().state().nextCheckAt()).as("%s", older).isEqualTo(now);
            observed(paid(AMOUNT));
            assertThat(happened).contains("incident:paid_after_close");
        }
    }

    @Test
    void norDoesTheAnswerToACloseOrCancelThatWasSentBefore() {
        for (var answer :
                List.of(
                        new PaymentEvent.CloseAnswered(
                                attempt, new Outcome.Ok<>(new CloseResult.Closed())),
                        new PaymentEvent.CloseAnswered(
                                attempt, new Outcome.Ok<>(new CloseResult.NotFound())),
                        new PaymentEvent.CloseAnswered(attempt, new Outcome.Unknown<>(SILENCE)),
                        new PaymentEvent.CancelAnswered(
                                attempt, new Outcome.Ok<>(new CancelResult.Closed())))) {
            expired();
            apply(noticed(paid(AMOUNT)));
            apply(answer);
            assertThat(attempt().state().nextCheckAt()).as("%s", answer).isEqualTo(now);
        }
    }

    @Test
    void aCloseThatFindsAnOrderPaidThatIsOverMakesALookDue() {
        expired();
        assertThat(attempt().state().nextCheckAt()).isNull();
        apply(
                new PaymentEvent.CloseAnswered(
                        attempt, new Outcome.Ok<>(new CloseResult.AlreadyPaid())));
        assertThat(attempt().state().nextCheckAt()).isEqualTo(now);
        observed(paid(AMOUNT));
        assertThat(happened).contains("incident:paid_after_close");
    }

    @Test
    void aReservationIsNotReleasedAgainForARepeatedNotice() {
        file = PaymentFile.of(payment(true));
        created();
        var reserved = new OrderState.Authorized(new Receipt("trade", AMOUNT, null, START));
        apply(noticed(reserved));
        observed(new OrderState.Closed("trade"));
        assertStatus(PaymentStatus.EXPIRED);
        apply(noticed(reserved));
        assertThat(file.draws()).isEmpty();
        assertThat(happened).noneMatch(what -> what.startsWith("incident"));
    }

    @Test
    void aCancellationThatTookBackABookedPaymentIsAnIncident() {
        barcode();
        observed(paid(AMOUNT));
        assertStatus(PaymentStatus.SUCCEEDED);
        cancelled(new CancelResult.Refunded());
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(happened).contains("incident:reversed_after_success");
        assertThat(attempt().state().nextCheckAt()).isNull();
    }

    @Test
    void aPaidBarcodeIsLookedAtOnceMoreInCaseTheCancellationWasNotHeardOf() {
        barcode();
        observed(paid(AMOUNT));
        assertThat(attempt().state().nextCheckAt()).isAfter(EXPIRY);
        observed(new OrderState.Closed("trade"));
        assertThat(happened).contains("incident:reversed_after_success");
        assertThat(attempt().state().nextCheckAt()).isNull();
    }

    /** It was paid and then cancelled by a process that died, and only then the notice came. */
    @Test
    void soIsOneWhoseNoticeComesAfterItsTime() {
        barcode();
        now = EXPIRY.plus(Duration.ofHours(2));
        apply(noticed(paid(AMOUNT)));
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(attempt().state().nextCheckAt()).isAfter(now).isBefore(now.plusSeconds(300));
        observed(new OrderState.Closed("trade"));
        assertThat(happened).contains("incident:reversed_after_success");
        assertThat(attempt().state().nextCheckAt()).isNull();
    }

    /** Closed is what an order is called that was refunded in whole, and one that was reversed. */
    @Test
    void whileARefundIsUnderWayThatLookIsNotTheLast() {
        for (boolean succeeds : new boolean[] {true, false}) {
            happened.clear();
            file = PaymentFile.of(payment(false));
            barcode();
            observed(paid(AMOUNT));
            var refund = refund(1, AMOUNT.minor());
            apply(new PaymentEvent.RefundRequested(refund));
            observed(new OrderState.Closed("trade"));
            assertThat(happened).noneMatch(what -> what.startsWith("incident"));
            assertThat(attempt().state().nextCheckAt()).isNotNull();
            refundAnswered(
                    refund,
                    succeeds
                            ? new Outcome.Ok<>(new RefundState.Succeeded(AMOUNT, null))
                            : new Outcome.Refused<>(DECLINED));
            observed(new OrderState.Closed("trade"));
            assertThat(happened.contains("incident:reversed_after_success")).isNotEqualTo(succeeds);
            assertThat(attempt().state().nextCheckAt()).isNull();
        }
    }

    @Test
    void theNoticeOfAPaymentDoesNotSpareThatLook() {
        barcode();
        observed(paid(AMOUNT));
        apply(noticed(paid(AMOUNT)));
        apply(new PaymentEvent.Noticed(attempt, new Outcome.Unknown<>(SILENCE)));
        assertThat(attempt().state().nextCheckAt()).isAfter(EXPIRY);
        observed(new OrderState.Closed("trade"));
        assertThat(happened).contains("incident:reversed_after_success");
    }

    @Test
    void aPaidBarcodeWhoseMoneyStayedIsLeftInPeace() {
        barcode();
        observed(paid(AMOUNT));
        now = planned();
        observed(paid(AMOUNT));
        assertThat(attempt().state().nextCheckAt()).isNull();
        assertThat(happened).noneMatch(what -> what.startsWith("incident"));
    }

    /** The cancellation that nobody heard of may reach the channel after somebody has looked. */
    @Test
    void anEarlyLookDoesNotSpareTheLast() {
        barcode();
        observed(paid(AMOUNT));
        var last = planned();
        now = START.plusSeconds(1);
        observed(paid(AMOUNT));
        assertThat(attempt().state().nextCheckAt()).isEqualTo(last);

        apply(new PaymentEvent.CancelAnswered(attempt, new Outcome.Unknown<>(SILENCE)));
        assertThat(attempt().state().nextCheckAt()).isBefore(last);
        now = planned();
        observed(paid(AMOUNT));
        assertThat(attempt().state().nextCheckAt()).isEqualTo(last);

        now = last;
        observed(new OrderState.Closed("trade"));
        assertThat(happened).contains("incident:reversed_after_success");
        assertThat(attempt().state().nextCheckAt()).isNull();
    }

    private void expired() {
        happened.clear();
        file = PaymentFile.of(payment(false));
        created();
        observed(new OrderState.Closed("trade"));
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CLOSED);
    }

    private Instant planned() {
        return Objects.requireNonNull(attempt().state().nextCheckAt());
    }

    private void barcode() {
        apply(new PaymentEvent.Created(terms(attempt, Scene.BARCODE)));
    }

    private void cancelled(CancelResult result) {
        apply(new PaymentEvent.CancelAnswered(attempt, new Outcome.Ok<>(result)));
    }

    private PaymentEvent noticed(OrderState state) {
        return new PaymentEvent.Noticed(attempt, new Outcome.Ok<>(state));
    }
}
