package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.notification.Deliveries.DeliveryFilter;
import dev.tollbridge.testing.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@DeliveryTest
@Timeout(120)
class WebhookCrashTest {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    @Autowired Shops shops;
    @Autowired DeliveryWorker worker;
    @Autowired Deliveries deliveries;
    @Autowired MovableClock clock;
    @Autowired Environment environment;

    @Test
    @Tag("fault-06")
    void aNodeKilledInTheMiddleOfAPostLosesNothing(@TempDir Path directory) throws Exception {
        shops.forgetOthers();
        var never = new CountDownLatch(1);
        try (var receiver = new Receiver().answering(exchange -> await(never));
                var node = node(directory.resolve("data"))) {
            var shop = shops.open();
            var secret = shops.endpoint(shop, receiver.url()).secret();
            // Due in the past for the other node, whose clock is the real one.
            shops.happen(shop, "payment.succeeded");
            var interrupted = receiver.next(START_LIMIT);
            node.kill();

            var filter = new DeliveryFilter(new Cursor(1, null, null), null, null, null);
            var left = deliveries.list(shop, filter).data().getFirst();
            assertThat(left.status()).isEqualTo("pending");
            assertThat(left.tries()).isEqualTo(1);
            Instant leaseEnd = left.nextTryAt();
            assertThat(leaseEnd).isNotNull();

            assertThat(worker.dispatch()).isZero();
            clock.move(Duration.between(clock.instant(), leaseEnd));
            receiver.answering(Receiver.answer(200));
            worker.dispatch();
            var again = receiver.next();
            assertThat(worker.awaitIdle()).isTrue();

            assertThat(again.id()).isEqualTo(interrupted.id());
            assertThat(again.body()).isEqualTo(interrupted.body());
            assertThat(Verifier.accepts(interrupted, secret)).isTrue();
            assertThat(Verifier.accepts(again, secret)).isTrue();
            assertThat(deliveries.list(shop, filter).data().getFirst().status())
                    .isEqualTo("delivered");
        }
    }

    /** Another node on the database and with the keys of this test's server. */
    private Node node(Path data) {
        Node.copyFiles(Path.of(environment.getRequiredProperty("tollbridge.data-dir")), data);
        var database = "tollbridge.database-url";
        return Node.start(data, Map.of(database, environment.getRequiredProperty(database)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
