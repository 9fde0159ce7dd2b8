package dev.tollbridge.payment;

import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.ledger.LedgerEntry;
import dev.tollbridge.ledger.Posting;
import dev.tollbridge.simulation.Mutation;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts bugs around the function that changes state: into what it is told, or what it decides. */
public final class TransitionMutants implements BeanPostProcessor {
    private static final AtomicInteger AGAIN = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PaymentTransitions real ? new Mutated(real) : bean;
    }

    private record Mutated(Transitions real) implements Transitions {
        @Override
        public Transition apply(PaymentFile file, PaymentEvent event, Instant now) {
            var decided = real.apply(file, misheard(file, event), now);
            return misdecided(file, event, decided);
        }

        /** What was said, understood wrongly. */
        private static PaymentEvent misheard(PaymentFile file, PaymentEvent event) {
            return switch (event) {
                case PaymentEvent.Answered(var id, Outcome.Unknown<?>(var error))
                        when Mutation.TIME_OUT_MEANS_FAILED.isActive() ->
                        new PaymentEvent.Answered(id, new Outcome.Refused<>(error));
                case PaymentEvent.RefundAnswered(var id, Outcome.Unknown<?>(var error))
                        when Mutation.REFUND_TIME_OUT_MEANS_FAILED.isActive() ->
                        new PaymentEvent.RefundAnswered(
                                id, new Outcome.Ok<>(new RefundState.Failed(error)));
                case PaymentEvent.CaptureAnswered(var id, Outcome.Unknown<?>(var error))
                        when Mutation.CAPTURE_TIME_OUT_MEANS_FAILED.isActive() ->
                        new PaymentEvent.CaptureAnswered(
                                id, new Outcome.Ok<>(new CaptureState.Failed(error)));
                case PaymentEvent.Observed(var id, Outcome.Ok<OrderState>(OrderState.Paid paid))
                        when Mutation.LATE_SUCCESS_IS_DROPPED.isActive()
                                && file.attempt(id).orElseThrow().isOver() ->
                        new PaymentEvent.Observed(
                                id,
                                new Outcome.Ok<>(new OrderState.Closed(paid.receipt().tradeNo())));
                case PaymentEvent.Noticed(var id, Outcome.Ok<OrderState>(OrderState.Paid paid))
                        when Mutation.AMOUNT_IS_NOT_CHECKED.isActive() ->
                        new PaymentEvent.Noticed(
                                id,
                                new Outcome.Ok<>(asExpected(paid, file.attempt(id).orElseThrow())));
                case PaymentEvent.Observed(var id, Outcome.Ok<OrderState>(OrderState.Paid paid))
                        when Mutation.AMOUNT_IS_NOT_CHECKED.isActive() ->
                        new PaymentEvent.Observed(
                                id,
                                new Outcome.Ok<>(asExpected(paid, file.attempt(id).orElseThrow())));
                case PaymentEvent other -> other;
            };
        }

        private static OrderState asExpected(OrderState.Paid paid, Attempt attempt) {
            var receipt = paid.receipt();
            return new OrderState.Paid(
                    new Receipt(
                            receipt.tradeNo(),
                            attempt.terms().amount(),
                            receipt.payerId(),
                            receipt.at()),
                    paid.refunded());
        }

        /** What was decided, done wrongly. */
        private static Transition misdecided(
                PaymentFile file, PaymentEvent event, Transition decided) {
            var after = decided.after();
            var state = after.payment().state();
            if (Mutation.REFUND_IS_NOT_RESERVED.isActive()
                    && event instanceof PaymentEvent.RefundRequested(var terms)) {
                long reserved = state.reserved() - terms.amount().minor();
                return with(decided, state.refunding(state.refunded(), reserved));
            }
            if (Mutation.REPEATED_NOTICE_IS_CREDITED_AGAIN.isActive()
                    && event instanceof PaymentEvent.Noticed(var id, var outcome)
                    && file.attempt(id).orElseThrow().status() == AttemptStatus.SUCCEEDED) {
                return creditedAgain(decided, file.attempt(id).orElseThrow());
            }
            return misbooked(decided);
        }

        private static Transition misbooked(Transition decided) {
            if (Mutation.LATE_MONEY_IS_NOT_BOOKED.isActive()) {
                return new Transition(
                        decided.after(),
                        decided.happenings().stream()
                                .filter(Predicate.not(it -> isBooked(it, "stray_received")))
                                .toList());
            }
            if (Mutation.REFUND_IS_BOOKED_TWICE.isActive()) {
                var happenings = new ArrayList<>(decided.happenings());
                decided.happenings().stream()
                        .filter(it -> isBooked(it, "refunded"))
                        .map(it -> again(((Happening.Booked) it).entry()))
                        .forEach(happenings::add);
                return new Transition(decided.after(), happenings);
            }
            return decided;
        }

        private static Transition creditedAgain(Transition decided, Attempt attempt) {
            var terms = attempt.terms();
            long amount = terms.amount().minor();
            var entry =
                    new LedgerEntry(
                            "captured",
                            "captured:" + terms.id() + ":again:" + AGAIN.incrementAndGet(),
                            terms.amount().currency(),
                            List.of(
                                    new Posting(LedgerAccount.receivable(terms.account()), amount),
                                    new Posting(LedgerAccount.payable(), -amount)));
            var happenings = new ArrayList<>(decided.happenings());
            happenings.add(new Happening.Booked(entry));
            return new Transition(decided.after(), happenings);
        }

        private static boolean isBooked(Happening happening, String kind) {
            return happening instanceof Happening.Booked(var entry) && entry.kind().equals(kind);
        }

        private static Happening again(LedgerEntry entry) {
            return new Happening.Booked(
                    new LedgerEntry(
                            entry.kind(),
                            entry.reference() + ":again",
                            entry.currency(),
                            entry.postings()));
        }

        private static Transition with(Transition decided, Payment.State state) {
            var file = decided.after();
            var payment = new Payment(file.payment().terms(), state, file.payment().version());
            return new Transition(
                    new PaymentFile(payment, file.attempts(), file.draws(), file.refunds()),
                    decided.happenings());
        }
    }
}
