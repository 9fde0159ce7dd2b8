package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VoidState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationTransitionsTest extends TransitionScript {

    @BeforeEach
    void capturedByHand() {
        file = PaymentFile.of(payment(true));
    }

    @Test
    void reservedMoneyIsNotTakenBeforeItIsCaptured() {
        authorized();
        assertStatus(PaymentStatus.AUTHORIZED);
        assertThat(file.payment().state().captured()).isZero();
        assertThat(file.capturable()).isEqualTo(1000);
        assertThat(booked).isEmpty();
        assertThat(file.payment().state().nextCheckAt())
                .isEqualTo(now.plus(AuthorizationRules.CAPTURE_WITHIN));
        assertThat(happened).containsExactly("payment.created", "payment.authorized");
    }

    @Test
    void itIsCapturedInPartsUpToTheAuthorization() {
        authorized();
        capture(1, 300, false);
        assertThat(file.capturable()).isEqualTo(700);
        assertThatThrownBy(() -> capture(2, 701, false)).isInstanceOf(IllegalStateException.class);
        captured(1, 300);
        assertStatus(PaymentStatus.AUTHORIZED);
        capture(3, 700, true);
        captured(3, 700);
        captured(3, 700);
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(file.payment().state().captured()).isEqualTo(1000);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
        // Each capture is an order with a fee of its own: 2 + 10 and 4 + 10 fen.
        assertThat(books()).isEqualTo(Map.of("receivable", 974L, "fees", 26L, "payable", -1000L));
        assertThat(happened)
                .containsExactly(
                        "payment.created",
                        "payment.authorized",
                        "payment.captured",
                        "payment.succeeded");
    }

    @Test
    void aLastCaptureEndsItWithLess() {
        authorized();
        capture(1, 400, true);
        assertThat(file.capturable()).isZero();
        captured(1, 400);
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(file.payment().state().captured()).isEqualTo(400);
    }

    @Test
    void aCaptureInDoubtCountsAndAFailedOneDoesNot() {
        authorized();
        capture(1, 900, false);
        captureAnswered(1, new Outcome.Unknown<>(SILENCE));
        captureAnswered(1, new Outcome.Refused<>(DECLINED));
        assertThat(file.capturable()).isEqualTo(100);
        assertThat(draw(1).status()).isEqualTo(MovementStatus.UNKNOWN);
        captureAnswered(1, new Outcome.Ok<>(new CaptureState.NotFound()));
        captureAnswered(1, new Outcome.Refused<>(DECLINED));
        assertThat(file.capturable()).isEqualTo(1000);
        assertStatus(PaymentStatus.AUTHORIZED);
        assertThat(happened).endsWith("payment.capture_failed");
        captured(1, 900);
        assertThat(file.payment().state().captured()).isZero();
        assertThat(happened).endsWith("incident:capture_succeeded_after_failure");
    }

    @Test
    void aCaptureOfAnotherAmountIsAnIncident() {
        authorized();
        capture(1, 900, false);
        captured(1, 901);
        assertThat(file.payment().state().captured()).isZero();
        assertThat(booked).isEmpty();
        assertThat(happened).endsWith("incident:capture_amount_mismatch");
    }

    @Test
    void aReleaseGivesItFreeAndWaitsForCapturesUnderWay() {
        authorized();
        capture(1, 300, false);
        assertThatThrownBy(() -> release(2, 700, Ending.CANCELED))
                .isInstanceOf(IllegalStateException.class);
        captureAnswered(1, new Outcome.Refused<>(DECLINED));
        release(2, 1000, Ending.CANCELED);
        assertThatThrownBy(() -> capture(3, 1, false)).isInstanceOf(IllegalStateException.class);
        released(2, 1000);
        assertStatus(PaymentStatus.CANCELED);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CLOSED);
        assertThat(booked).isEmpty();
    }

    @Test
    void aReleaseAfterACaptureLeavesWhatWasCaptured() {
        authorized();
        capture(1, 300, false);
        captured(1, 300);
        release(2, 700, Ending.EXPIRED);
        released(2, 700);
        assertStatus(PaymentStatus.SUCCEEDED);
        assertThat(file.payment().state().captured()).isEqualTo(300);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void aReleaseThatTheChannelRefusesIsAnIncidentAndTriedAgain() {
        authorized();
        release(1, 1000, Ending.EXPIRED);
        apply(new PaymentEvent.VoidAnswered(id(1), new Outcome.Refused<>(DECLINED)));
        assertStatus(PaymentStatus.AUTHORIZED);
        assertThat(file.payment().state().ending()).isNull();
        assertThat(happened).endsWith("incident:void_failed", "payment.void_failed");
        release(2, 1000, Ending.EXPIRED);
        released(2, 1000);
        assertStatus(PaymentStatus.EXPIRED);
        assertThat(happened)
                .endsWith(
                        "payment.expired",
                        "released:authorized_after_close:" + attempt.print(),
                        "released:void_failed:" + attempt.print());
    }

    @Test
    void whatIsReservedAfterTheEndIsReleasedByItself() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        apply(new PaymentEvent.CloseAnswered(attempt, new Outcome.Ok<>(new CloseResult.Closed())));
        observed(reserved(1000));
        observed(reserved(1000));
        assertStatus(PaymentStatus.CANCELED);
        assertThat(happened.stream().filter("incident:authorized_after_close"::equals)).hasSize(1);
        var release = file.draws().getFirst();
        assertThat(release.terms().kind()).isEqualTo(Draw.Kind.VOID);
        assertThat(release.state().nextCheckAt()).isEqualTo(now);
        apply(
                new PaymentEvent.VoidAnswered(
                        release.id(),
                        new Outcome.Ok<>(new VoidState.Succeeded(Money.of(1000, "CNY")))));
        assertStatus(PaymentStatus.CANCELED);
        assertThat(happened).contains("released:authorized_after_close:" + attempt.print());
    }

    @Test
    void reservedWhileItEndsIsReleasedAtOnce() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        observed(reserved(1000));
        assertStatus(PaymentStatus.AUTHORIZED);
        assertThat(file.payment().state().nextCheckAt()).isEqualTo(now);
    }

    @Test
    void aReservationThatTheChannelEndedIsOver() {
        authorized();
        observed(new OrderState.Closed(null));
        assertStatus(PaymentStatus.EXPIRED);
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CLOSED);
    }

    @Test
    void anotherAmountReservedIsAnIncidentAndNoAuthorization() {
        created();
        answered(pending());
        observed(reserved(999));
        assertStatus(PaymentStatus.PENDING);
        assertThat(happened).endsWith("incident:amount_mismatch");
    }

    @Test
    void aRefundComesFromOneCapture() {
        authorized();
        capture(1, 300, false);
        captured(1, 300);
        capture(2, 700, false);
        captured(2, 700);
        var tooMuch = refundOf(1, 301);
        assertThatThrownBy(() -> apply(new PaymentEvent.RefundRequested(tooMuch)))
                .isInstanceOf(IllegalStateException.class);
        var terms = refundOf(1, 300);
        apply(new PaymentEvent.RefundRequested(terms));
        refundAnswered(terms, new Outcome.Ok<>(new RefundState.Succeeded(terms.amount(), null)));
        assertThat(file.payment().state().refunded()).isEqualTo(300);
        // All of the first capture and its fee went back.
        assertThat(books()).isEqualTo(Map.of("receivable", 686L, "fees", 14L, "payable", -700L));
    }

    private void authorized() {
        created();
        answered(
                new Outcome.Ok<>(
                        new PayResult.Authorized(new Receipt("auth", AMOUNT, null, START))));
    }

    private void capture(int number, long minor, boolean last) {
        apply(new PaymentEvent.CaptureRequested(terms(number, Draw.Kind.CAPTURE, minor, last)));
    }

    private void captured(int number, long minor) {
        captureAnswered(
                number,
                new Outcome.Ok<>(
                        new CaptureState.Succeeded(
                                new Receipt("t" + number, Money.of(minor, "CNY"), null, START))));
    }

    private void captureAnswered(int number, Outcome<CaptureState> outcome) {
        apply(new PaymentEvent.CaptureAnswered(id(number), outcome));
    }

    private void release(int number, long minor, Ending ending) {
        var terms = terms(number, Draw.Kind.VOID, minor, false);
        apply(new PaymentEvent.VoidRequested(terms, ending));
    }

    private void released(int number, long minor) {
        apply(
                new PaymentEvent.VoidAnswered(
                        id(number),
                        new Outcome.Ok<>(new VoidState.Succeeded(Money.of(minor, "CNY")))));
    }

    private Draw draw(int number) {
        return file.draw(id(number)).orElseThrow();
    }

    private Draw.Terms terms(int number, Draw.Kind kind, long minor, boolean last) {
        return new Draw.Terms(
                id(number),
                file.payment().id(),
                attempt,
                kind,
                Money.of(minor, "CNY"),
                last,
                START);
    }

    private static DrawId id(int number) {
        return new DrawId(new UUID(3, number));
    }

    private Refund.Terms refundOf(int capture, long minor) {
        var terms = refund(1, minor);
        return new Refund.Terms(
                terms.id(),
                terms.payment(),
                terms.attempt(),
                id(capture),
                terms.purpose(),
                null,
                terms.amount(),
                null,
                null,
                START);
    }

    private static OrderState reserved(long minor) {
        return new OrderState.Authorized(new Receipt("auth", Money.of(minor, "CNY"), null, START));
    }
}
