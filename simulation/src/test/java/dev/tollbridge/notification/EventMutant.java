package dev.tollbridge.notification;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.payment.ObjectsChanged;
import dev.tollbridge.simulation.Mutation;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Replaces the recorder of events by one that may write them in a commit of their own. */
public final class EventMutant implements BeanDefinitionRegistryPostProcessor {
    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        registry.removeBeanDefinition("eventRecorder");
        registry.registerBeanDefinition("eventRecorder", new RootBeanDefinition(Recorder.class));
    }

    /** As the real one, unless the bug is switched on. */
    static class Recorder {
        private final IdGenerator ids;
        private final JsonMapper json;
        private final Events events;
        private final TransactionTemplate own;

        Recorder(
                IdGenerator ids,
                JsonMapper json,
                Events events,
                PlatformTransactionManager transactions) {
            this.ids = ids;
            this.json = json;
            this.events = events;
            this.own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        @EventListener
        public void record(ObjectsChanged changes) {
            if (!Mutation.EVENT_OUTSIDE_THE_TRANSACTION.isActive()) {
                insert(changes);
            }
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        public void recordLater(ObjectsChanged changes) {
            if (Mutation.EVENT_OUTSIDE_THE_TRANSACTION.isActive()) {
                own.executeWithoutResult(status -> insert(changes));
            }
        }

        private void insert(ObjectsChanged changes) {
            events.insert(
                    changes.changes().stream()
                            .map(change -> {
                                var id = new EventId(ids.next());
                                var body = json.writeValueAsString(EventBody.of(id, change));
                                return new Events.Event(id, change, body);
                            })
                            .toList(),
                    null);
        }
    }
}
