package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.notification.Deliveries.DeliveryFilter;
import dev.tollbridge.notification.Events.EventFilter;
import dev.tollbridge.payment.ObjectChanged;
import dev.tollbridge.payment.ObjectsChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DeliveryTest
class EventRecorderTest {
    private static final Cursor FIRST_PAGE = new Cursor(100, null, null);
    @Autowired Shops shops;
    @Autowired Events events;
    @Autowired Deliveries deliveries;
    @Autowired WebhookEndpoints endpoints;
    @Autowired ApplicationEventPublisher publisher;
    @Autowired TransactionTemplate transactions;
    @Autowired JsonMapper json;

    @Test
    void writesTheEventAsTheApiPrintsIt() {
        var shop = shops.open();
        var change = shops.happen(shop, "incident.opened");

        var body = json.readTree(bodies(shop).getFirst());

        assertThat(body.propertyNames())
                .containsExactly("id", "type", "created_at", "sequence", "live", "data");
        assertThat(EventId.parse(body.get("id").asString())).isPresent();
        assertThat(body.get("type").asString()).isEqualTo("incident.opened");
        assertThat(body.get("created_at").asString()).isEqualTo(change.at().toString());
        assertThat(body.get("sequence").asInt()).isEqualTo(1);
        assertThat(body.get("live").asBoolean()).isFalse();
        assertThat(body.get("data").get("object")).isEqualTo(json.valueToTree(change.object()));
        assertThat(body.get("data").get("object").get("id").asString())
                .isEqualTo(change.objectId());
    }

    @Test
    void makesADeliveryForEachEndpointThatWantsIt() {
        var shop = shops.open();
        var all = shops.endpoint(shop, "https://a.example/").endpoint();
        var exact = shops.endpoint(shop, "https://b.example/", "refund.failed").endpoint();
        var group = shops.endpoint(shop, "https://c.example/", "refund.*").endpoint();
        shops.endpoint(shop, "https://d.example/", "refund.succeeded", "payment.*");
        var disabled = shops.endpoint(shop, "https://e.example/").endpoint();
        endpoints.disable(disabled.id());
        endpoints.create(shop.merchant(), true, "https://live.example/", List.of());
        shops.endpoint(shops.open(), "https://other.example/");

        shops.happen(shop, "refund.failed");

        var made = deliveries.list(shop, new DeliveryFilter(FIRST_PAGE, null, null, null)).data();
        assertThat(made)
                .extracting(DeliveryView::endpoint)
                .containsExactlyInAnyOrder(all.id(), exact.id(), group.id());
        assertThat(made).extracting(DeliveryView::status).containsOnly("pending");
    }

    @Test
    void aDeliverysIdIsAUuidOfVersion7InTheEventsCell() {
        var shop = shops.open();
        shops.endpoint(shop, "https://a.example/");
        shops.happen(shop, "payment.succeeded");

        var made = deliveries.list(shop, new DeliveryFilter(FIRST_PAGE, null, null, null)).data();
        WebhookDeliveryId id = made.getFirst().id();
        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(IdGenerator.cellOf(id.value()))
                .isEqualTo(IdGenerator.cellOf(made.getFirst().event().value()));
    }

    @Test
    void withoutATransactionItFails() {
        var change = shops.change(shops.open(), "payment.succeeded");
        assertThatThrownBy(() -> publisher.publishEvent(new ObjectsChanged(List.of(change))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRollbackLeavesNothing() {
        var shop = shops.open();
        shops.endpoint(shop, "https://a.example/");
        transactions.executeWithoutResult(status -> {
            publisher.publishEvent(shops.change(shop, "payment.succeeded"));
            status.setRollbackOnly();
        });
        assertThat(bodies(shop)).isEmpty();
        assertThat(deliveries.list(shop, new DeliveryFilter(FIRST_PAGE, null, null, null)).data())
                .isEmpty();
    }

    @Test
    void anObjectsSequenceHasEachNumberOnce() {
        var shop = shops.open();
        ObjectChanged change = shops.happen(shop, "payment.succeeded");
        assertThatThrownBy(() -> shops.commit(change)).isInstanceOf(DuplicateKeyException.class);
        assertThat(bodies(shop)).hasSize(1);
    }

    private List<String> bodies(Caller shop) {
        return events.list(shop, new EventFilter(FIRST_PAGE, null, null, null, null)).data();
    }
}
