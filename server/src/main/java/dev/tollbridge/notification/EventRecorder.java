package dev.tollbridge.notification;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.payment.ObjectChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
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

    /** Fails without a transaction: an event beside its change's commit could be lost or untrue. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(ObjectChanged change) {
        var id = new EventId(ids.next());
        events.insert(id, change, json.writeValueAsString(EventBody.of(id, change)));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void deliver(ObjectChanged change) {
        worker.wake();
    }
}
