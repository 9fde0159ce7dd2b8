package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.Money;
import dev.tollbridge.testing.ServerTest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a payment to the shop, with the worker running as it does in a server. */
@ServerTest
class WebhookFlowTest {
    private final Shops shops;
    @Autowired Payments payments;
    @Autowired IdGenerator ids;
    @Autowired JsonMapper json;

    /** Made here, not imported, so that the server is the one that most tests share. */
    WebhookFlowTest(@Autowired AutowireCapableBeanFactory beans) {
        shops = beans.createBean(Shops.class);
    }

    @Test
    void whatHappensToAPaymentReachesTheShop() throws Exception {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            var secret = shops.endpoint(shop, receiver.url(), "payment.*").secret();

            var id = new PaymentId(ids.next());
            assertThat(payments.create(shop, id, request("order-1"))).isInstanceOf(Result.Ok.class);
            assertThat(payments.cancel(shop, id)).isInstanceOf(Result.Ok.class);

            var first = receiver.next();
            var second = receiver.next();
            assertThat(Verifier.accepts(first, secret)).isTrue();
            assertThat(Verifier.accepts(second, secret)).isTrue();
            var events =
                    Stream.of(first, second)
                            .map(received -> json.readTree(received.body()))
                            .sorted(Comparator.comparingInt(event -> event.get("sequence").asInt()))
                            .toList();
            var created = events.getFirst();
            var canceled = events.getLast();
            assertThat(created.get("sequence").asInt()).isEqualTo(1);
            assertThat(canceled.get("sequence").asInt()).isEqualTo(2);
            assertThat(text(created, "/type")).isEqualTo("payment.created");
            assertThat(text(canceled, "/type")).isEqualTo("payment.canceled");
            assertThat(text(created, "/data/object/status")).isEqualTo("requires_method");
            assertThat(text(canceled, "/data/object/status")).isEqualTo("canceled");
            assertThat(created.at("/data/object").has("client_secret")).isFalse();
            assertThat(canceled.at("/data/object")).isEqualTo(viewed(shop, id));
        }
    }

    /** As the API prints it with its attempts, but for what only the payer may hold. */
    private JsonNode viewed(Caller shop, PaymentId id) {
        PaymentView view =
                payments.find(shop, id, new Payments.Expand(true, false, false)).orElseThrow();
        var tree = (ObjectNode) json.readTree(json.writeValueAsString(view));
        return tree.remove(List.of("client_secret", "checkout_url"));
    }

    private static String text(JsonNode event, String pointer) {
        return event.at(pointer).asString();
    }

    static PaymentRequest request(String order) {
        return new PaymentRequest(
                Money.of(1234, "CNY"),
                order,
                "Tea",
                null,
                null,
                null,
                null,
                PaymentRequest.PayerDetails.NONE,
                null,
                Duration.ofMinutes(30),
                false,
                0,
                Map.of(),
                null,
                Map.of());
    }
}
