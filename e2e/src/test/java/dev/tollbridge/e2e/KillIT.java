package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tollbridge.e2e.ChannelProxy.Point;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the real server process at the three instants where money could be lost or
 * taken twice. After the restart each payment ends in the state that the channel knows, with one
 * charge and one event id.
 */
class KillIT {
    /** Recovery looks at an attempt half a minute after its intent. */
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private static Installation gateway;
    private static WebhookSink shop;

    @BeforeAll
    static void start() {
        gateway = Installation.start("kill");
        shop = new WebhookSink();
        gateway.api().addWebhook(shop);
    }

    @AfterAll
    static void stop() {
        shop.close();
        gateway.close();
    }

    @Test
    void afterTheIntentAndBeforeTheCall() {
        var order = Orders.qr(1_100);
        var stop = gateway.wire().stopAt(Point.BEFORE_THE_CHANNEL, "precreate");
        var lost = createInBackground(order);
        stop.awaitCall();
        gateway.killServer();
        stop.cut();
        assertThat(lost).failsWithin(RECOVERY);

        gateway.startServer();
        var id = paymentOf(order);
        assertThat(gateway.api().payment(id).path("status").asString()).isEqualTo("pending");
        // The channel has never heard of it; recovery sends the order again under its number.
        await().atMost(RECOVERY)
                .until(() ->
                        gateway.api()
                                .payment(id)
                                .path("next_action")
                                .path("type")
                                .asString("")
                                .equals("show_qr"));
        gateway.alipay().pay(gateway.api().channelOrderNo(id));

        assertPaidOnce(id, 1_100);
    }

    @Test
    void afterTheCallAndBeforeTheResult() {
        var order = Orders.barcode(2_200);
        var stop = gateway.wire().stopAt(Point.AFTER_THE_CHANNEL, "alipay.trade.pay");
        var lost = createInBackground(order);
        stop.awaitCall();
        gateway.killServer();
        stop.cut();
        assertThat(lost).failsWithin(RECOVERY);

        gateway.startServer();
        assertPaidOnce(paymentOf(order), 2_200);
    }

    @Test
    void afterTheNoticeAndBeforeTheWebhook() {
        var payment = gateway.api().post("/v1/payments", Orders.qr(3_300)).ok();
        var id = payment.path("id").asString();
        shop.hold();
        gateway.alipay().pay(gateway.api().channelOrderNo(id));
        await().atMost(RECOVERY).until(() -> !shop.about("payment.succeeded", id).isEmpty());
        gateway.killServer();
        shop.answer();

        gateway.startServer();
        await("the shop hears of it again")
                .atMost(RECOVERY)
                .until(() -> shop.about("payment.succeeded", id).size() > 1);
        assertPaidOnce(id, 3_300);
    }

    /** A call whose answer nobody will get. */
    private static CompletableFuture<Http.Answer> createInBackground(Map<String, Object> order) {
        var api = gateway.api();
        return CompletableFuture.supplyAsync(() -> api.post("/v1/payments", order));
    }

    private static String paymentOf(Map<String, Object> order) {
        var found =
                gateway.api()
                        .get("/v1/payments?merchant_order_id=" + order.get("merchant_order_id"))
                        .ok()
                        .path("data");
        assertThat(found).hasSize(1);
        return found.get(0).path("id").asString();
    }

    private static void assertPaidOnce(String id, long fen) {
        await("payment " + id)
                .atMost(RECOVERY)
                .ignoreException(UncheckedIOException.class)
                .until(() ->
                        gateway.api().payment(id).path("status").asString().equals("succeeded"));
        var payment = gateway.api().payment(id);
        assertThat(payment.path("amount_captured").asLong()).isEqualTo(fen);
        assertThat(payment.path("attempts")).hasSize(1);

        var charged = gateway.alipay().order(gateway.api().channelOrderNo(id));
        assertThat(charged.path("charges").asInt()).isEqualTo(1);
        assertThat(charged.path("amount_paid").asLong()).isEqualTo(fen);

        await("webhook of " + id)
                .atMost(RECOVERY)
                .until(() -> !shop.about("payment.succeeded", id).isEmpty());
        assertThat(shop.about("payment.succeeded", id))
                .extracting(WebhookSink.Delivery::id)
                .containsOnly(shop.about("payment.succeeded", id).getFirst().id());
    }
}
