package dev.tollbridge.payment;

import dev.tollbridge.ledger.Booking;
import dev.tollbridge.ledger.Ledger;
import dev.tollbridge.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes known what steps have decided, in their transaction: events, entries, incidents. */
@Component
class Publications {
    private final Incidents incidents;
    private final Ledger ledger;
    private final PaymentViews views;
    private final ApplicationEventPublisher publisher;

    Publications(
            Incidents incidents,
            Ledger ledger,
            PaymentViews views,
            ApplicationEventPublisher publisher) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.views = views;
        this.publisher = publisher;
    }

    void publish(List<Transition> transitions, Instant now) {
        var changes = new ArrayList<ObjectChanged>();
        var bookings = new ArrayList<Booking>();
        for (var transition : transitions) {
            var file = transition.after();
            var terms = file.payment().terms();
            var entries = new ArrayList<LedgerEntry>();
            for (var happening : transition.happenings()) {
                switch (happening) {
                    case Happening.OfPayment(var type, var sequence) ->
                            changes.add(
                                    new ObjectChanged(
                                            terms.merchant(),
                                            terms.live(),
                                            type,
                                            terms.id().print(),
                                            sequence,
                                            views.forEvent(file),
                                            now));
                    case Happening.OfRefund(var id, var type, var sequence) ->
                            changes.add(
                                    new ObjectChanged(
                                            terms.merchant(),
                                            terms.live(),
                                            type,
                                            id.print(),
                                            sequence,
                                            PaymentViews.refund(
                                                    file.payment(), file.refund(id).orElseThrow()),
                                            now));
                    case Happening.IncidentFound found ->
                            incidents.open(file.payment(), found, now);
                    case Happening.IncidentSettled(var finding, var resolution) ->
                            incidents.settle(finding, resolution, now);
                    case Happening.Booked(var entry) -> entries.add(entry);
                }
            }
            if (!entries.isEmpty()) {
                bookings.add(new Booking(terms.merchant(), terms.live(), terms.id(), now, entries));
            }
        }
        if (!changes.isEmpty()) {
            publisher.publishEvent(new ObjectsChanged(changes));
        }
        ledger.post(bookings);
    }
}
