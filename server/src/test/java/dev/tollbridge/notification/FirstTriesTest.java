package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.notification.Deliveries.Claimed;
import dev.tollbridge.notification.Deliveries.DeliveryFilter;
import dev.tollbridge.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Deliveries that a node has claimed by writing them. */
@DeliveryTest
@Timeout(60)
class FirstTriesTest {
    private static final int EVENTS = 5;

    /** One try at a time. */
    private static final WebhookSettings NARROW =
            new WebhookSettings(
                    true,
                    Duration.ofMillis(50),
                    1,
                    1,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    1000);

    @Autowired Shops shops;
    @Autowired Events events;
    @Autowired Deliveries deliveries;
    @Autowired DeliveryTry deliveryTry;
    @Autowired IdGenerator ids;
    @Autowired MovableClock clock;

    @SuppressWarnings("NullAway.Init")
    private DeliveryWorker worker;

    @BeforeEach
    void alone() {
        shops.forgetOthers();
        worker = new DeliveryWorker(deliveries, deliveryTry, NARROW, clock);
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void whatIsTooMuchIsGivenBackAndDeliveredLater() {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            worker.start();
            worker.take(written(shop));
            var all =
                    Await.until(
                            () -> views(shop),
                            views ->
                                    views.stream().allMatch(it -> it.status().equals("delivered")));
            assertThat(all)
                    .hasSize(EVENTS)
                    .extracting(DeliveryView::status, DeliveryView::tries)
                    .containsOnly(tuple("delivered", 1));
        }
    }

    @Test
    void whatIsGivenBackIsDueAtOnceAndNotBefore() {
        var shop = shops.open();
        shops.endpoint(shop, "https://shop.example/");
        worker.start();
        var lease = worker.leaseForNew().orElseThrow();
        // Before anything is written: a claim of its own that is torn off might still take one.
        worker.stop();
        var written = written(shop, lease);
        assertThat(claimed()).isEmpty();
        deliveries.giveBack(written.stream().map(Claimed::id).toList(), clock.instant());
        assertThat(claimed()).hasSize(EVENTS).allMatch(delivery -> delivery.tries() == 1);
    }

    private List<Delivery> claimed() {
        return deliveries.claim(
                clock.instant(), clock.instant(), 100, new InFlight(100, 100).share());
    }

    @Test
    void aNodeThatSendsNothingLeavesThemToOthers() {
        assertThat(worker.leaseForNew()).isEmpty();
    }

    private List<Claimed> written(Caller shop) {
        return written(shop, worker.leaseForNew().orElseThrow());
    }

    private List<Claimed> written(Caller shop, Instant lease) {
        return events.insert(
                IntStream.range(0, EVENTS)
                        .mapToObj(i ->
                                new Events.Event(
                                        new EventId(ids.next()),
                                        shops.change(shop, "payment.succeeded"),
                                        "{}"))
                        .toList(),
                lease);
    }

    private List<DeliveryView> views(Caller shop) {
        return deliveries
                .list(shop, new DeliveryFilter(new Cursor(100, null, null), null, null, null))
                .data();
    }
}
