package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.ledger.Ledger;
import dev.tollbridge.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Ledger ledger;
    private final Transitions transitions;
    private final PaymentViews views;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PaymentSteps(
            PaymentStore store,
            Incidents incidents,
            Ledger ledger,
            Transitions transitions,
            PaymentViews views,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.ledger = ledger;
        this.transitions = transitions;
        this.views = views;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The new payment's file; empty if its id or its merchant's order id is taken. */
    Optional<PaymentFile> create(Payment payment, PaymentEvent.Created event) {
        return within(() -> {
            var empty = PaymentFile.of(payment);
            var transition = transitions.apply(empty, event, clock.instant());
            if (!store.insert(transition.after().payment())) {
                return Optional.empty();
            }
            // The row is new and holds the state already; what is left to write are the attempts.
            store.save(PaymentFile.of(transition.after().payment()), transition.after());
            publish(transition, clock.instant());
            return Optional.of(transition.after());
        });
    }

    PaymentFile apply(PaymentId id, PaymentEvent event) {
        return apply(id, file -> event);
    }

    /**
     * @param event what has happened, in the light of the locked file
     */
    PaymentFile apply(PaymentId id, Function<PaymentFile, PaymentEvent> event) {
        return within(() -> {
            var file = locked(id);
            return apply(file, event.apply(file));
        });
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
        List<LedgerEntry> entries = new ArrayList<>();
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
                case Happening.IncidentFound found -> incidents.open(file.payment(), found, now);
                case Happening.IncidentSettled(var finding, var resolution) ->
                        incidents.settle(finding, resolution, now);
                case Happening.Booked(var entry) -> entries.add(entry);
            }
        }
        if (!entries.isEmpty()) {
            ledger.post(terms.merchant(), terms.live(), terms.id(), now, entries);
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
        for (var draw : after.draws()) {
            var was = before.draw(draw.id());
            if (was.isEmpty() || was.get().status() != draw.status()) {
                log.info(
                        "{} {} -> {}", draw.terms().kind().code(), draw.id(), draw.status().code());
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
