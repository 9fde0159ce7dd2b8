package dev.tollbridge.notification;

import static dev.tollbridge.archive.TestArchive.OLD;
import static dev.tollbridge.archive.TestArchive.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.archive.TestArchive;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.ObjectChanged;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DeliveryTest
@SuppressWarnings("NullAway.Init") // set before each test
class OldEventsTest {
    /** With what separates lines elsewhere, and with letters of two to four bytes. */
    private static final String BODY =
            "{\"id\":\"\u2028é 灯笼 \uD83C\uDFEE\",\"n\":1.50, \"t\":\"\\u00e9\\n\"}";

    @Autowired Shops shops;
    @Autowired Events events;
    @Autowired Deliveries deliveries;
    @Autowired OldEvents old;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired ApplicationContext server;
    @TempDir Path directory;
    private TestArchive archive;
    private Caller shop;
    private ApiClient api;

    @BeforeEach
    void open() {
        // What other tests have left.
        new TestArchive(jdbc, transaction, directory.resolve("others"), List.of(old)).run();
        archive = new TestArchive(jdbc, transaction, directory.resolve("own"), List.of(old));
        var opened = Shop.open(server);
        api = opened.test();
        shop = new Caller(opened.app().merchant(), opened.app().id(), false);
    }

    @Test
    void whatEveryoneHasGotGoesWithItsDeliveries() throws IOException {
        shops.endpoint(shop, "https://shop.example/");
        var delivered = happened(OLD);
        var delivery = set(delivered, "delivered");
        var dead = happened(OLD.plusSeconds(1));
        set(dead, "dead");
        var young = happened(YOUNG);
        set(young, "delivered");

        archive.run();

        assertThat(archive.rows("events"))
                .extracting(row -> row.at("/body").asString())
                .containsExactly(BODY, BODY);
        assertThat(archive.rows("webhook_deliveries"))
                .extracting(row -> row.at("/status").asString())
                .containsExactlyInAnyOrder("delivered", "dead");
        assertThat(stored(delivered)).isFalse();
        assertThat(stored(dead)).isFalse();
        assertThat(api.get("/v1/events?limit=2").json().get("data")).hasSize(1);
        assertThat(api.get("/v1/events?limit=2").json().get("has_more").asBoolean()).isFalse();
        assertThat(api.get("/v1/webhook_deliveries").json().get("data")).hasSize(1);
        assertThat(api.get("/v1/events/" + delivered.print()).text("/code")).isEqualTo("not_found");
        assertThat(api.get("/v1/events/" + young.print()).status()).isEqualTo(200);
        assertThat(api.get(path(delivery)).text("/code")).isEqualTo("not_found");
        assertThat(api.post(path(delivery) + "/redeliver", "{}").text("/code"))
                .isEqualTo("not_found");
        assertThat(deliveries.restart(shop, delivery, clock.instant())).isEmpty();
        archive.putBack();
        assertThat(api.get("/v1/events/" + delivered.print()).http().body()).isEqualTo(BODY);
    }

    @Test
    void whatNobodyWantedGoes() throws IOException {
        var event = happened(OLD);
        archive.run();
        assertThat(stored(event)).isFalse();
        assertThat(archive.lines()).hasSize(1);
    }

    @Test
    void whatSomebodyStillHasToGetStays() {
        shops.endpoint(shop, "https://a.example/");
        var half = happened(OLD);
        set(half, "delivered");
        addDelivery(half);
        archive.run();
        assertThat(stored(half)).isTrue();
        assertThat(archive.files()).isEmpty();
        assertThat(shopsDeliveries()).containsExactlyInAnyOrder("delivered", "pending");
    }

    @Test
    void whatWasSentAgainLatelyStays() {
        shops.endpoint(shop, "https://shop.example/");
        var event = happened(OLD);
        set(event, "delivered", YOUNG);
        archive.run();
        assertThat(stored(event)).isTrue();
    }

    @Test
    void whatIsSentAgainWhileItIsArchivedStays() throws IOException {
        shops.endpoint(shop, "https://shop.example/");
        var event = happened(OLD);
        var other = happened(OLD.plusSeconds(1));
        var delivery = set(event, "delivered");
        set(other, "delivered");
        var begun = archive.begin();

        assertThat(deliveries.restart(shop, delivery, clock.instant())).isPresent();

        assertThat(begun.end()).isFalse();
        assertThat(stored(event)).isTrue();
        assertThat(stored(other)).isTrue();
        archive.run();
        assertThat(stored(event)).isTrue();
        assertThat(stored(other)).isFalse();
        assertThat(api.get(path(delivery)).text("/status")).isEqualTo("pending");
    }

    private EventId happened(Instant at) {
        var id = new EventId(TestArchive.idsAt(at).next());
        var change = shops.change(shop, "payment.succeeded");
        var then =
                new ObjectChanged(
                        change.merchant(),
                        change.live(),
                        change.type(),
                        change.objectId(),
                        change.sequence(),
                        change.object(),
                        at);
        transaction.executeWithoutResult(
                status -> events.insert(List.of(new Events.Event(id, then, BODY)), null));
        return id;
    }

    private WebhookDeliveryId set(EventId event, String status) {
        return set(event, status, OLD);
    }

    private WebhookDeliveryId set(EventId event, String status, Instant deliveredAt) {
        return new WebhookDeliveryId(
                jdbc.sql(
                                """
                                update webhook_deliveries set status = :status, next_try_at = null,
                                    tries = 1, delivered_at = case when :status = 'delivered' then
                                        cast(:at as timestamptz) end
                                where event_id = :event returning id
                                """)
                        .param("status", status)
                        .param("at", Sql.time(deliveredAt))
                        .param("event", event.value())
                        .query(UUID.class)
                        .single());
    }

    /** To another endpoint, not tried yet. */
    private void addDelivery(EventId event) {
        jdbc.sql(
                        """
                        insert into webhook_deliveries (id, merchant_id, live, event_id, endpoint_id,
                            status, next_try_at, created_at)
                        select :id, merchant_id, live, id, :id, 'pending', 'infinity', created_at
                        from events where id = :event
                        """)
                .param("id", TestArchive.idsAt(OLD).next())
                .param("event", event.value())
                .update();
    }

    private boolean stored(EventId event) {
        return events.find(shop, event).isPresent();
    }

    private List<String> shopsDeliveries() {
        return jdbc.sql("select status from webhook_deliveries where merchant_id = :merchant")
                .param("merchant", shop.merchant().value())
                .query((row, number) -> row.getString("status"))
                .list();
    }

    private static String path(WebhookDeliveryId delivery) {
        return "/v1/webhook_deliveries/" + delivery.print();
    }
}
