package dev.tollbridge.payment;

import dev.tollbridge.simulation.Mutation;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundState;
import java.time.Instant;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts bugs around the function that changes state: into what it is told, or what it decides. */
public final class TransitionMutants implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PaymentTransitions real ? new Mutated(real) : bean;
    }

    private record Mutated(Transitions real) implements Transitions {
        @Override
        public Transition apply(PaymentFile file, PaymentEvent event, Instant now) {
            return misdecided(event, real.apply(file, misheard(event), now));
        }

        /** What was said, understood wrongly. */
        private static PaymentEvent misheard(PaymentEvent event) {
            return switch (event) {
                case PaymentEvent.Answered(var id, Outcome.Unknown<?>(var error))
                        when Mutation.TIME_OUT_MEANS_FAILED.isActive() ->
                        new PaymentEvent.Answered(id, new Outcome.Refused<>(error));
                case PaymentEvent.RefundAnswered(var id, Outcome.Unknown<?>(var error))
                        when Mutation.REFUND_TIME_OUT_MEANS_FAILED.isActive() ->
                        new PaymentEvent.RefundAnswered(
                                id, new Outcome.Ok<>(new RefundState.Failed(error)));
                case PaymentEvent other -> other;
            };
        }

        /** What was decided, done wrongly. */
        private static Transition misdecided(PaymentEvent event, Transition decided) {
            if (!Mutation.REFUND_IS_NOT_RESERVED.isActive()
                    || !(event instanceof PaymentEvent.RefundRequested(var terms))) {
                return decided;
            }
            var file = decided.after();
            var state = file.payment().state();
            long reserved = state.reserved() - terms.amount().minor();
            var payment =
                    new Payment(
                            file.payment().terms(),
                            state.refunding(state.refunded(), reserved),
                            file.payment().version());
            return new Transition(
                    new PaymentFile(payment, file.attempts(), file.draws(), file.refunds()),
                    decided.happenings());
        }
    }
}
