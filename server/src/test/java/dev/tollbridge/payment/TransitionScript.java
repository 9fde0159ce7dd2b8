package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.ledger.LedgerEntry;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
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
import java.util.TreeMap;
import java.util.UUID;

/** A payment file to which things happen, one after the other. */
abstract class TransitionScript {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant EXPIRY = START.plus(Duration.ofHours(1));
    static final Money AMOUNT = Money.of(1000, "CNY");

    /** 0.6 % and 10 fen. */
    static final FeeRule FEE = new FeeRule(6000, 10, FeeRule.Rounding.HALF_UP, true);

    static final ChannelError DECLINED =
            ChannelError.of(ErrorCategory.DECLINED, DeclineCode.INSUFFICIENT_FUNDS, "no");
    static final ChannelError SILENCE =
            ChannelError.of(ErrorCategory.UNKNOWN, DeclineCode.TIME_OUT, "no answer");
    StrayMoney policy = StrayMoney.REFUND;
    private final PaymentTransitions transitions =
            new PaymentTransitions(
                    channel -> new QueryPlan(List.of(Duration.ofSeconds(5)), Duration.ofDays(1)),
                    merchant -> policy);

    final AttemptId attempt = new AttemptId(new UUID(1, 1));
    final List<String> happened = new ArrayList<>();
    final List<LedgerEntry> booked = new ArrayList<>();
    Instant now = START;
    PaymentFile file = PaymentFile.of(payment(false));

    final void created() {
        apply(new PaymentEvent.Created(terms(attempt, Scene.QR)));
        assertStatus(PaymentStatus.PENDING);
    }

    final void succeeded() {
        created();
        observed(paid(AMOUNT));
    }

    final void answered(Outcome<PayResult> outcome) {
        apply(new PaymentEvent.Answered(attempt, outcome));
    }

    final void observed(OrderState state) {
        apply(new PaymentEvent.Observed(attempt, new Outcome.Ok<>(state)));
    }

    final void refundAnswered(Refund.Terms refund, Outcome<RefundState> outcome) {
        apply(new PaymentEvent.RefundAnswered(refund.id(), outcome));
    }

    final void apply(PaymentEvent event) {
        var transition = transitions.apply(file, event, now);
        file = transition.after();
        for (var happening : transition.happenings()) {
            if (happening instanceof Happening.Booked(var entry)) {
                booked.add(entry);
                continue;
            }
            happened.add(
                    switch (happening) {
                        case Happening.OfPayment(var type, var sequence) -> type;
                        case Happening.OfRefund(var id, var type, var sequence) -> type;
                        case Happening.IncidentFound found -> "incident:" + found.kind().code();
                        case Happening.IncidentSettled(var finding, var resolution) ->
                                (resolution == null ? "reopened" : resolution) + ":" + finding;
                        case Happening.Booked booked -> throw new AssertionError(booked);
                    });
        }
        assertOpenRowsHaveADueTime();
    }

    /** Invariant I7, after every step. */
    final void assertOpenRowsHaveADueTime() {
        var payment = file.payment();
        assertThat(payment.state().nextCheckAt() == null).isEqualTo(payment.status().isFinal());
        assertThat(file.openAttempts()).allMatch(open -> open.state().nextCheckAt() != null);
        assertThat(file.draws())
                .allMatch(draw -> draw.isOpen() == (draw.state().nextCheckAt() != null));
        assertThat(file.refunds())
                .allMatch(refund ->
                        refund.status().isFinal() == (refund.state().nextCheckAt() == null));
    }

    /** The sum of everything posted, by the end of the account's name. */
    final Map<String, Long> books() {
        var sums = new TreeMap<String, Long>();
        for (var entry : booked) {
            for (var posting : entry.postings()) {
                String code = posting.account().code();
                sums.merge(code.substring(code.lastIndexOf(':') + 1), posting.amount(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    final void assertStatus(PaymentStatus status) {
        assertThat(file.payment().status()).isEqualTo(status);
    }

    final Attempt attempt() {
        return file.attempt(attempt).orElseThrow();
    }

    static Outcome<PayResult> pending() {
        return new Outcome.Ok<>(
                new PayResult.Pending(new NextAction.ShowQr("https://qr", EXPIRY), null));
    }

    static OrderState paid(Money amount) {
        return new OrderState.Paid(new Receipt("trade", amount, null, START), null);
    }

    static Refund.Terms refund(int number, long minor) {
        return new Refund.Terms(
                new RefundId(new UUID(2, number)),
                new PaymentId(new UUID(0, 1)),
                new AttemptId(new UUID(1, 1)),
                null,
                Refund.Purpose.REFUND,
                null,
                Money.of(minor, "CNY"),
                null,
                null,
                START);
    }

    final Attempt.Terms terms(AttemptId id, Scene scene) {
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
                file.payment().terms().manualCapture(),
                FEE,
                START,
                EXPIRY);
    }

    static Payment payment(boolean manualCapture) {
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
                        manualCapture,
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
