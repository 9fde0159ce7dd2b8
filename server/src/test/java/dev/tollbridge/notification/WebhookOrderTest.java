package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.notification.Receiver.Received;
import dev.tollbridge.payment.Payments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks that come late, twice and in the wrong order tell the shop all the same what happened.
 */
@DeliveryTest
class WebhookOrderTest {
    private static final int PAYMENTS = 20;

    /** Longer than the first two pauses of the schedule, shorter than what makes one dead. */
    private static final Duration LATER = Duration.ofMinutes(1);

    @Autowired Shops shops;
    @Autowired Payments payments;
    @Autowired DeliveryWorker worker;
    @Autowired MovableClock clock;
    @Autowired IdGenerator ids;
    @Autowired JsonMapper json;

    @BeforeEach
    void alone() {
        shops.forgetOthers();
    }

    @Test
    @Tag("fault-40")
    @Tag("fault-i8")
    void nothingIsLostAndTheSequenceTellsTheOrder() {
        try (var receiver = new Receiver().answering(Receiver.answer(503))) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url(), "payment.*");
            var created = IntStream.range(0, PAYMENTS).mapToObj(i -> create(shop, i)).toList();
            work();
            // The shop was not there for what it was sent first.
            take(receiver);

            // It acts on what comes next, but its answers are lost.
            receiver.answering(exchange -> {});
            created.forEach(
                    id -> assertThat(payments.cancel(shop, id)).isInstanceOf(Result.Ok.class));
            work();
            var seen = new ArrayList<>(take(receiver));
            assertThat(seen).extracting(this::sequence).containsOnly(2);

            receiver.answering(Receiver.answer(200));
            clock.move(LATER);
            work();
            seen.addAll(take(receiver));
            assertThat(seen).hasSize(3 * PAYMENTS);
            assertStories(seen, created);
        }
    }

    /** What a shop makes of it: each event once, by its id, and each payment's in their order. */
    private void assertStories(List<Received> seen, List<PaymentId> created) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (var received : seen) {
            assertThat(bodies.merge(received.id(), received.body(), (first, again) -> first))
                    .isEqualTo(received.body());
        }
        var events = bodies.values().stream().map(json::readTree).toList();
        for (var id : created) {
            assertThat(storyOf(id, events)).containsExactly("payment.created", "payment.canceled");
        }
        assertThat(events).hasSize(2 * PAYMENTS);
    }

    private static Stream<String> storyOf(PaymentId id, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.at("/data/object/id").asString().equals(id.print()))
                .sorted((a, b) ->
                        Integer.compare(a.at("/sequence").asInt(), b.at("/sequence").asInt()))
                .map(event -> event.at("/type").asString());
    }

    private int sequence(Received received) {
        return json.readTree(received.body()).at("/sequence").asInt();
    }

    private PaymentId create(Caller shop, int number) {
        var id = new PaymentId(ids.next());
        assertThat(payments.create(shop, id, WebhookFlowTest.request("order-" + number)))
                .isInstanceOf(Result.Ok.class);
        return id;
    }

    /** Until nothing is due any more. */
    private void work() {
        do {
            assertThat(worker.awaitIdle()).isTrue();
        } while (worker.dispatch() > 0);
    }

    private static List<Received> take(Receiver receiver) {
        var all = new ArrayList<Received>();
        while (receiver.waiting() > 0) {
            all.add(receiver.next());
        }
        return all;
    }
}
