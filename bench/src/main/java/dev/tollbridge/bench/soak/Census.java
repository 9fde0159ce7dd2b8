package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.AlipayBill;
import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Asks for everything that there is: of the gateway, of the channel, of the sink. */
final class Census {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** A day's bill is ready the next morning at nine. */
    private static final LocalTime BILL_READY = LocalTime.of(9, 5);

    private static final Duration CLOCK_LIMIT = Duration.ofMinutes(10);
    private final Stage stage;
    private final Books books;
    private final Consumer<String> progress;

    Census(Stage stage, Consumer<String> progress) {
        this.stage = stage;
        this.books = new Books(stage.patient());
        this.progress = progress;
    }

    /**
     * @param from when the run began
     */
    World take(Inbox inbox, Instant from) throws IOException, InterruptedException, NoAnswer {
        var payments = new ArrayList<World.Payment>();
        var refunds = new ArrayList<World.Refund>();
        var incidents = new ArrayList<World.Incident>();
        var events = new ArrayList<World.Event>();
        for (var shop : stage.shops()) {
            payments.addAll(payments(shop));
            books.all(shop, "/v1/refunds").forEach(node -> refunds.add(refund(node)));
            books.all(shop, "/v1/incidents").forEach(node -> incidents.add(incident(node)));
            books.all(shop, "/v1/events").forEach(node -> events.add(event(node)));
        }
        progress.accept(
                "read back: %d payments, %d refunds, %d events; now the channel's bill"
                        .formatted(payments.size(), refunds.size(), events.size()));
        return new World(payments, refunds, incidents, events, bill(from), inbox.receipts());
    }

    private List<World.Payment> payments(Shop shop) throws InterruptedException, NoAnswer {
        return Crew.each(
                books.all(shop, "/v1/payments"),
                payment -> {
                    var path = "/v1/payments/" + Lives.id(payment) + "?expand=attempts,captures";
                    return payment(shop, Books.ok(stage.patient().get(shop.api(), path), path));
                });
    }

    /** The channel's clock is moved to the morning after, for then the bills are out. */
    private List<AlipayBill.Row> bill(Instant from) throws IOException, InterruptedException {
        var alipay = stage.alipay();
        var now = LocalDateTime.now(CHINA);
        var morning = now.toLocalDate().plusDays(1).atTime(BILL_READY);
        alipay.advance(Duration.between(now, morning), CLOCK_LIMIT);
        var rows = new ArrayList<AlipayBill.Row>();
        for (var shop : stage.shops()) {
            rows.addAll(bill(alipay, shop, LocalDate.ofInstant(from, CHINA), now));
        }
        return rows;
    }

    private static List<AlipayBill.Row> bill(
            FakeAlipay alipay, Shop shop, LocalDate first, LocalDateTime now)
            throws IOException, InterruptedException {
        var rows = new ArrayList<AlipayBill.Row>();
        for (var day = first; !day.isAfter(now.toLocalDate()); day = day.plusDays(1)) {
            rows.addAll(new AlipayBill(alipay).rows(shop.appId(), shop.appKey(), day, now));
        }
        return rows;
    }

    private static World.Payment payment(Shop shop, JsonNode node) {
        return new World.Payment(
                shop.merchant(),
                text(node, "id"),
                text(node, "merchant_order_id"),
                text(node, "status"),
                node.path("amount").asLong(),
                node.path("amount_captured").asLong(),
                node.path("amount_refunded").asLong(),
                node.path("attempts")
                        .valueStream()
                        .map(attempt ->
                                new World.Attempt(
                                        text(attempt, "id"),
                                        text(attempt, "status"),
                                        text(attempt, "channel_order_no")))
                        .toList(),
                node.path("captures")
                        .valueStream()
                        .map(capture ->
                                new World.Capture(
                                        text(capture, "id"),
                                        text(capture, "status"),
                                        capture.path("amount").asLong(),
                                        text(capture, "channel_capture_no")))
                        .toList());
    }

    private static World.Refund refund(JsonNode node) {
        return new World.Refund(
                text(node, "id"),
                text(node, "merchant_refund_id"),
                text(node, "payment"),
                text(node, "purpose").equals("return"),
                text(node, "status"),
                node.path("amount").asLong(),
                text(node, "channel_refund_no"));
    }

    private static World.Incident incident(JsonNode node) {
        return new World.Incident(
                text(node, "id"),
                text(node, "kind"),
                text(node, "payment"),
                text(node, "status"),
                node.path("detail").toString());
    }

    private static World.Event event(JsonNode node) {
        var object = node.path("data").path("object");
        return new World.Event(
                text(node, "id"),
                text(node, "type"),
                text(object, "id"),
                node.path("sequence").asInt(),
                text(object, "status"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
