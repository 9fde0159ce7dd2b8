package dev.tollbridge.payment;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One step is one transaction: lock the file, let {@link Transitions} decide, write the new state,
 * and publish what happened to listeners that write in the same commit.
 */
@Component
class PaymentSteps {
    private static final Logger log = LoggerFactory.getLogger(PaymentSteps.class);
    private final PaymentStore store;
    private final Incidents incidents;
    private final Transitions transitions;
    private final PaymentViews views;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final IdGenerator ids;

    PaymentSteps(
            PaymentStore store,
            Incidents incidents,
            Transitions transitions,
            PaymentViews views,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction,
            Clock clock,
            IdGenerator ids) {
        this.store = store;
        this.incidents = incidents;
        this.transitions = transitions;
        this.views = views;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
    }

    /** The new payment's file; empty if its id or its merchant's order id is taken. */
    Optional<PaymentFile> create(Payment payment, PaymentEvent.Created event) {
        return within(() -> {
            var empty = new PaymentFile(payment, List.of(), List.of());
            var transition = transitions.apply(empty, event, clock.instant());
            if (!store.insert(transition.after().payment())) {
                return Optional.empty();
            }
            // The row is new and holds the state already; what is left to write are the attempts.
            store.save(
                    new PaymentFile(transition.after().payment(), List.of(), List.of()),
                    transition.after());
            publish(transition, clock.instant());
            return Optional.of(transition.after());
        });
    }

    PaymentFile apply(PaymentId id, PaymentEvent event) {
        return within(() -> apply(locked(id), event));
    }

    /**
     * A step that a command wants.
     *
     * @param decide looks at the locked file and says what is to happen, or refuses
     */
    Result<PaymentFile> decide(PaymentId id, Function<PaymentFile, Result<PaymentEvent>> decide) {
        return within(() -> {
            var file = locked(id);
            return decide.apply(file).map(event -> apply(file, event));
        });
    }

    private PaymentFile apply(PaymentFile file, PaymentEvent event) {
        var now = clock.instant();
        var transition = transitions.apply(file, event, now);
        var saved = store.save(file, transition.after());
        publish(transition, now);
        trace(file, transition);
        return saved;
    }

    private PaymentFile locked(PaymentId id) {
        return store.lock(id).orElseThrow(() -> new IllegalStateException("no payment " + id));
    }

    private void publish(Transition transition, Instant now) {
        var file = transition.after();
        var terms = file.payment().terms();
        for (var happening : transition.happenings()) {
            switch (happening) {
                case Happening.OfPayment(var type, var sequence) ->
                        publisher.publishEvent(
                                new ObjectChanged(
                                        terms.merchant(),
                                        terms.live(),
                                        type,
                                        terms.id().print(),
                                        sequence,
                                        views.forEvent(file),
                                        now));
                case Happening.OfRefund(var id, var type, var sequence) ->
                        publisher.publishEvent(
                                new ObjectChanged(
                                        terms.merchant(),
                                        terms.live(),
                                        type,
                                        id.print(),
                                        sequence,
                                        PaymentViews.refund(
                                                file.payment(), file.refund(id).orElseThrow()),
                                        now));
                case Happening.Incident incident -> open(file, incident, now);
            }
        }
    }

    private void open(PaymentFile file, Happening.Incident incident, Instant now) {
        var terms = file.payment().terms();
        var view =
                new IncidentView(
                        new IncidentId(ids.next()),
                        incident.kind(),
                        terms.live(),
                        terms.id(),
                        incident.attempt(),
                        incident.refund(),
                        incident.detail(),
                        now);
        if (incidents.open(terms.merchant(), incident.finding(), view)) {
            log.warn(
                    "incident {} {} payment={} {}",
                    view.id(),
                    view.kind(),
                    terms.id(),
                    view.detail());
            publisher.publishEvent(
                    new ObjectChanged(
                            terms.merchant(),
                            terms.live(),
                            "incident.opened",
                            view.id().print(),
                            1,
                            view,
                            now));
        }
    }

    /** One line for each change of status. */
    private static void trace(PaymentFile before, Transition transition) {
        var after = transition.after();
        if (before.payment().status() != after.payment().status()) {
            log.info(
                    "payment {} {} -> {}",
                    after.payment().id(),
                    before.payment().status().code(),
                    after.payment().status().code());
        }
        for (var attempt : after.attempts()) {
            var was = before.attempt(attempt.id());
            if (was.isEmpty() || was.get().status() != attempt.status()) {
                log.info(
                        "attempt {} -> {} channel={}",
                        attempt.id(),
                        attempt.status().code(),
                        attempt.terms().channel());
            }
        }
        for (var refund : after.refunds()) {
            var was = before.refund(refund.id());
            if (was.isEmpty() || was.get().status() != refund.status()) {
                log.info("refund {} -> {}", refund.id(), refund.status().code());
            }
        }
    }

    private <T> T within(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
