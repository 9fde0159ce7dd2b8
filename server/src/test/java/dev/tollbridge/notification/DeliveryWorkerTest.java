package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.notification.Deliveries.DeliveryFilter;
import dev.tollbridge.notification.Receiver.Received;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@DeliveryTest
@Timeout(60)
class DeliveryWorkerTest {
    @Autowired Shops shops;
    @Autowired DeliveryWorker worker;
    @Autowired Deliveries deliveries;
    @Autowired DeliveryTry deliveryTry;
    @Autowired WebhookSettings settings;
    @Autowired WebhookEndpoints endpoints;
    @Autowired WebhookKeys keys;
    @Autowired MovableClock clock;

    @BeforeEach
    void alone() {
        shops.forgetOthers();
    }

    @Test
    void aReceiverCanVerifyBothSignaturesAndATamperedBodyFails() throws Exception {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            var secret = shops.endpoint(shop, receiver.url()).secret();
            shops.happen(shop, "payment.succeeded");
            work();

            var received = receiver.next();
            byte[] publicKey = keys.published(shop.merchant()).getFirst().bytes();
            assertThat(Verifier.accepts(received, secret)).isTrue();
            assertThat(Verifier.accepts(received, publicKey)).isTrue();
            assertThat(received.timestamp())
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
            assertThat(received.body()).contains("\"id\":\"" + received.id() + "\"");

            var tampered = withBody(received, received.body().replace("1.00", "9.00"));
            assertThat(tampered.body()).isNotEqualTo(received.body());
            assertThat(Verifier.accepts(tampered, secret)).isFalse();
            assertThat(Verifier.accepts(tampered, publicKey)).isFalse();

            var other = shops.open();
            keys.of(other.merchant());
            byte[] otherKey = keys.published(other.merchant()).getFirst().bytes();
            assertThat(Verifier.accepts(received, otherKey)).isFalse();

            var view = only(shop);
            assertThat(view.status()).isEqualTo("delivered");
            assertThat(view.lastStatus()).isEqualTo(200);
            assertThat(view.deliveredAt()).isEqualTo(clock.instant());
            assertThat(view.nextTryAt()).isNull();
        }
    }

    @Test
    void whileASecretIsRotatedBothSign() throws GeneralSecurityException {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            var first = shops.endpoint(shop, receiver.url());
            var second = endpoints.rotateSecret(first.endpoint().id());

            shops.happen(shop, "payment.succeeded");
            work();
            var during = receiver.next();
            assertThat(Verifier.signatures(during, "v1")).hasSize(2);
            assertThat(Verifier.accepts(during, first.secret())).isTrue();
            assertThat(Verifier.accepts(during, second.secret())).isTrue();

            clock.move(WebhookEndpoints.OVERLAP.plusSeconds(1));
            shops.happen(shop, "payment.succeeded");
            work();
            var after = receiver.next();
            assertThat(Verifier.accepts(after, first.secret())).isFalse();
            assertThat(Verifier.accepts(after, second.secret())).isTrue();
        }
    }

    @Test
    @Tag("fault-39")
    void aReceiverDownForThreeDaysEndsInTheDeadLettersAndCanBeServedByHand() {
        try (var receiver = new Receiver().answering(Receiver.answer(500))) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            shops.happen(shop, "payment.succeeded");
            var start = clock.instant();
            Set<String> ids = new HashSet<>();
            Set<String> timestamps = new HashSet<>();
            while (only(shop).status().equals("pending")) {
                moveToNextTry(shop);
                work();
                var received = receiver.next();
                ids.add(received.id());
                timestamps.add(received.timestamp());
            }

            var dead = only(shop);
            assertThat(dead.status()).isEqualTo("dead");
            assertThat(dead.tries()).isEqualTo(RetrySchedule.MAX_TRIES);
            assertThat(dead.lastStatus()).isEqualTo(500);
            assertThat(dead.lastError()).isEqualTo("http_status");
            assertThat(Duration.between(start, clock.instant()))
                    .isBetween(Duration.ofHours(64), Duration.ofHours(80));
            assertThat(ids).hasSize(1);
            assertThat(timestamps).hasSize(RetrySchedule.MAX_TRIES);

            receiver.answering(Receiver.answer(200));
            deliveries.restart(shop, dead.id(), clock.instant());
            work();
            assertThat(ids).contains(receiver.next().id());
            assertThat(only(shop).status()).isEqualTo("delivered");
            assertThat(only(shop).tries()).isEqualTo(RetrySchedule.MAX_TRIES + 1);
        }
    }

    @Test
    void aRedeliveryHasTheWholeScheduleBeforeIt() {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            shops.happen(shop, "payment.succeeded");
            work();
            receiver.next();
            receiver.answering(Receiver.answer(503));
            deliveries.restart(shop, only(shop).id(), clock.instant());
            work();
            receiver.next();
            var view = only(shop);
            assertThat(view.status()).isEqualTo("pending");
            assertThat(view.nextTryAt())
                    .isBefore(clock.instant().plusSeconds(6))
                    .isAfter(clock.instant().plusSeconds(4));
        }
    }

    @Test
    void goneDisablesTheEndpoint() {
        try (var receiver = new Receiver().answering(Receiver.answer(410))) {
            var shop = shops.open();
            var endpoint = shops.endpoint(shop, receiver.url()).endpoint();
            shops.happen(shop, "payment.succeeded");
            work();
            assertThat(only(shop).status()).isEqualTo("dead");
            assertThat(only(shop).lastError()).isEqualTo("gone");
            assertThat(isEnabled(endpoint.id())).isFalse();
        }
    }

    @Test
    void whatIsDueForADisabledEndpointWaitsForIt() {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            var endpoint = shops.endpoint(shop, receiver.url()).endpoint();
            shops.happen(shop, "payment.succeeded");
            endpoints.disable(endpoint.id());
            work();
            assertThat(only(shop).lastError()).isEqualTo("endpoint_disabled");
            assertThat(receiver.waiting()).isZero();

            endpoints.update(endpoint.id(), endpoint.url(), endpoint.eventTypes(), true);
            moveToNextTry(shop);
            work();
            assertThat(only(shop).status()).isEqualTo("delivered");
        }
    }

    /** What a node that dies in the middle of a POST leaves: a claimed row and no result. */
    @Test
    @Tag("fault-38")
    void aTryThatIsNeverReportedIsMadeAgainWithTheSameId() {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            shops.happen(shop, "payment.succeeded");
            var now = clock.instant();
            var abandoned =
                    deliveries
                            .claim(now, now.plus(settings.lease()), 1, new InFlight(1, 1).share())
                            .getFirst();

            assertThat(worker.dispatch()).isZero();
            clock.move(settings.lease());
            work();
            assertThat(receiver.next().id()).isEqualTo(abandoned.event().print());
            assertThat(only(shop).status()).isEqualTo("delivered");

            // The node was not dead but slow: it sends the same again, and changes nothing.
            receiver.answering(Receiver.answer(500));
            deliveryTry.settle(abandoned, deliveryTry.send(abandoned));
            assertThat(receiver.next().id()).isEqualTo(abandoned.event().print());
            assertThat(only(shop).status()).isEqualTo("delivered");
            assertThat(only(shop).tries()).isEqualTo(2);
        }
    }

    @Test
    void aSlowReceiverTakesItsShareAndNoMore() {
        var release = new CountDownLatch(1);
        try (var slow = new Receiver().answering(exchange -> hold(release));
                var fast = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, slow.url(), "incident.opened");
            shops.endpoint(shop, fast.url(), "payment.succeeded");
            for (int i = 0; i < 40; i++) {
                shops.happen(shop, "incident.opened");
            }
            shops.happen(shop, "payment.succeeded");

            assertThat(worker.dispatch()).isBetween(2, 3);
            slow.next();
            slow.next();
            worker.dispatch();
            fast.next();
            assertThat(slow.waiting()).isZero();

            release.countDown();
            assertThat(worker.awaitIdle()).isTrue();
        }
    }

    @Test
    void nodesThatLookAtOnceNeverTakeTheSame() throws Exception {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            for (int i = 0; i < 50; i++) {
                shops.happen(shop, "payment.succeeded");
            }
            var nodes =
                    Stream.generate(() ->
                                    new DeliveryWorker(deliveries, deliveryTry, settings, clock))
                            .limit(4)
                            .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Void>> tasks =
                        nodes.stream().<Callable<Void>>map(node -> () -> drain(node)).toList();
                for (var end : threads.invokeAll(tasks)) {
                    end.get();
                }
            }
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                ids.add(receiver.next().id());
            }
            assertThat(ids).hasSize(50);
            assertThat(receiver.waiting()).isZero();
            var all = new DeliveryFilter(new Cursor(100, null, null), null, null, null);
            assertThat(deliveries.list(shop, all).data())
                    .extracting(DeliveryView::status, DeliveryView::tries)
                    .containsOnly(tuple("delivered", 1));
        }
    }

    /** Until nothing is due; another node may hold what this one does not see. */
    private static @Nullable Void drain(DeliveryWorker node) {
        int empty = 0;
        while (empty < 10) {
            empty = node.dispatch() == 0 ? empty + 1 : 0;
            assertThat(node.awaitIdle()).isTrue();
        }
        return null;
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        worker.dispatch();
        assertThat(worker.awaitIdle()).isTrue();
    }

    private DeliveryView only(Caller shop) {
        var filter = new DeliveryFilter(new Cursor(1, null, null), null, null, null);
        return deliveries.list(shop, filter).data().getFirst();
    }

    private void moveToNextTry(Caller shop) {
        var next = only(shop).nextTryAt();
        assertThat(next).isNotNull();
        clock.move(Duration.between(clock.instant(), next));
    }

    private boolean isEnabled(WebhookEndpointId id) {
        return endpoints.find(id).orElseThrow().enabled();
    }

    private static Received withBody(Received received, String body) {
        return new Received(
                received.method(),
                received.id(),
                received.timestamp(),
                received.signature(),
                received.type(),
                body);
    }
}
