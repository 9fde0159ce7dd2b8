package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.payment.PaymentEvent.StrayDecided;
import dev.tollbridge.payment.PaymentEvent.StrayDecided.Decision;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that comes late or twice. */
class StrayTransitionsTest extends TransitionScript {

    @Test
    void lateMoneyGoesToSuspenseAndBack() {
        paidAfterClose();
        assertStatus(PaymentStatus.CANCELED);
        assertThat(books()).isEqualTo(Map.of("receivable", 984L, "fees", 16L, "suspense", -1000L));
        var back = file.refunds().getFirst();
        assertThat(back.terms().purpose()).isEqualTo(Refund.Purpose.RETURN);
        assertThat(back.state().nextCheckAt()).isEqualTo(now);
        refunded(back, new Outcome.Unknown<>(SILENCE));
        assertThat(disposition()).isEqualTo(Stray.Disposition.RETURNING);
        refunded(back, succeeded(back));
        assertThat(disposition()).isEqualTo(Stray.Disposition.RETURNED);
        assertThat(books()).isEmpty();
        assertThat(file.payment().state().refunded()).isZero();
        assertThat(happened)
                .endsWith("refunded:paid_after_close:" + attempt.print(), "refund.succeeded");
    }

    @Test
    void aRepeatChangesNothing() {
        paidAfterClose();
        var before = file;
        observed(paid(AMOUNT));
        assertThat(file.refunds()).isEqualTo(before.refunds());
        assertThat(booked).hasSize(1);
    }

    @Test
    void aPaymentPaidTwiceKeepsTheFirst() {
        created();
        answered(pending());
        apply(new PaymentEvent.CloseAnswered(attempt, new Outcome.Ok<>(new CloseResult.Closed())));
        var second = terms(new AttemptId(new UUID(1, 2)), Scene.WEB);
        apply(new PaymentEvent.Started(second));
        apply(new PaymentEvent.Observed(second.id(), new Outcome.Ok<>(paid(AMOUNT))));
        assertStatus(PaymentStatus.SUCCEEDED);
        observed(paid(AMOUNT));
        assertThat(happened).contains("incident:paid_twice");
        assertThat(file.payment().state().captured()).isEqualTo(1000);
        assertThat(file.payingAttempt().orElseThrow().id()).isEqualTo(second.id());
        refunded(file.refunds().getFirst(), succeeded(file.refunds().getFirst()));
        assertThat(books()).isEqualTo(Map.of("receivable", 984L, "fees", 16L, "payable", -1000L));
    }

    @Test
    void anotherTradeOfAPaidOrderIsAnIncident() {
        created();
        observed(paidUnder("t1"));
        observed(paidUnder("t1"));
        assertThat(happened).noneMatch(what -> what.startsWith("incident"));
        observed(paidUnder("t2"));
        assertThat(happened).endsWith("incident:charged_twice");
        assertThat(file.payment().state().captured()).isEqualTo(1000);
        assertThat(booked).hasSize(1);
    }

    private static OrderState paidUnder(String tradeNo) {
        return new OrderState.Paid(new Receipt(tradeNo, AMOUNT, null, START), null);
    }

    @Test
    void aMerchantMayAcceptIt() {
        policy = StrayMoney.ACCEPT;
        paidAfterClose();
        assertStatus(PaymentStatus.CANCELED);
        assertThat(file.refunds()).isEmpty();
        assertThat(books()).isEqualTo(Map.of("receivable", 984L, "fees", 16L, "payable", -1000L));
        assertThat(happened)
                .endsWith(
                        "incident:paid_after_close",
                        "accepted:paid_after_close:" + attempt.print());
    }

    @Test
    void aPersonDecidesWhatIsHeld() {
        policy = StrayMoney.HOLD;
        paidAfterClose();
        assertThat(disposition()).isEqualTo(Stray.Disposition.HELD);
        decide(Decision.ACCEPT);
        assertThat(disposition()).isEqualTo(Stray.Disposition.ACCEPTED);
        assertThatThrownBy(() -> decide(Decision.ACCEPT)).isInstanceOf(IllegalStateException.class);
        decide(Decision.REFUND);
        assertThatThrownBy(() -> decide(Decision.REFUND)).isInstanceOf(IllegalStateException.class);
        var back = file.refunds().getFirst();
        refunded(back, succeeded(back));
        assertThat(books()).isEmpty();
    }

    @Test
    void aReturnThatFailsIsHeldAndCanBeTriedUnderANewNumber() {
        paidAfterClose();
        var first = file.refunds().getFirst();
        refunded(first, new Outcome.Refused<>(DECLINED));
        assertThat(disposition()).isEqualTo(Stray.Disposition.HELD);
        assertThat(happened).contains("reopened:paid_after_close:" + attempt.print());
        decide(Decision.REFUND);
        var second = file.refunds().getLast();
        assertThat(second.terms().refundNo()).isNotEqualTo(first.terms().refundNo());
        refunded(second, succeeded(second));
        assertThat(books()).isEmpty();
        var references = booked.stream().map(entry -> entry.reference()).toList();
        assertThat(references).doesNotHaveDuplicates();
    }

    @Test
    void moneyForAFailedAttemptIsNotLostEither() {
        created();
        answered(new Outcome.Refused<>(DECLINED));
        observed(paid(AMOUNT));
        assertStatus(PaymentStatus.REQUIRES_METHOD);
        assertThat(happened).contains("incident:paid_after_close");
        assertThat(List.copyOf(books().keySet())).containsExactly("fees", "receivable", "suspense");
    }

    private void paidAfterClose() {
        created();
        answered(pending());
        apply(new PaymentEvent.EndRequested(Ending.CANCELED));
        apply(new PaymentEvent.CloseAnswered(attempt, new Outcome.Ok<>(new CloseResult.Closed())));
        observed(paid(AMOUNT));
    }

    private void decide(Decision decision) {
        apply(new StrayDecided(attempt, decision));
    }

    private void refunded(Refund refund, Outcome<RefundState> outcome) {
        refundAnswered(refund.terms(), outcome);
    }

    private static Outcome<RefundState> succeeded(Refund refund) {
        return new Outcome.Ok<>(new RefundState.Succeeded(refund.terms().amount(), null));
    }

    private Stray.Disposition disposition() {
        return Objects.requireNonNull(attempt().state().stray()).disposition();
    }
}
