package dev.tollbridge.notification;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.payment.ObjectChanged;
import dev.tollbridge.payment.ObjectsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes the outbox in the commit that changed the object. */
@Component
class EventRecorder {
    private final IdGenerator ids;
    private final JsonMapper json;
    private final Events events;
    private final DeliveryWorker worker;

    EventRecorder(IdGenerator ids, JsonMapper json, Events events, DeliveryWorker worker) {
        this.ids = ids;
        this.json = json;
        this.events = events;
        this.worker = worker;
    }

    /**
     * Fails without a transaction: an event beside its change's commit could be lost or untrue.
     * Where this node has room for the first tries it takes them along, so that nobody has to look
     * for them.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(ObjectsChanged changes) {
        var lease = worker.leaseForNew();
        var deliveries =
                events.insert(
                        changes.changes().stream().map(this::event).toList(), lease.orElse(null));
        if (!deliveries.isEmpty()) {
            afterCommit(lease.isPresent() ? () -> worker.take(deliveries) : worker::wake);
        }
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }

    private Events.Event event(ObjectChanged change) {
        var id = new EventId(ids.next());
        return new Events.Event(id, change, json.writeValueAsString(EventBody.of(id, change)));
    }
}
