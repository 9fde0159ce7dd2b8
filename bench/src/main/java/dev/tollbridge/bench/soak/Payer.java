package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.FakeAlipay.Act;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.soak.Entry.PayerCharged;
import dev.tollbridge.bench.soak.Entry.Provoked;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The payer's hand, at the channel. The shop learns of nothing that is done here. */
final class Payer {
    private static final int TRIES = 6;
    private static final int PAUSE_MS = 1500;
    private final Stage stage;
    private final FakeAlipay alipay;

    Payer(Stage stage) {
        this.stage = stage;
        this.alipay = stage.alipay();
    }

    @FunctionalInterface
    private interface Hand {
        Http.Answer move() throws IOException, InterruptedException;
    }

    /** Goes where the shop's page leads; for a code there is nothing to do before it is scanned. */
    void open(JsonNode payment) throws InterruptedException {
        var action = payment.path("next_action");
        switch (action.path("type").asString("")) {
            case "redirect" -> patiently(() -> alipay.openLink(URI.create(text(action, "url"))));
            case "form_post" -> {
                var fields = new LinkedHashMap<String, String>();
                action.path("fields")
                        .properties()
                        .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
                patiently(() -> alipay.openForm(URI.create(text(action, "url")), fields));
            }
            case "invoke" ->
                    patiently(() ->
                            alipay.openApp(action.path("params").path("orderString").asString("")));
            default -> {
                // A code.
            }
        }
    }

    /** Whether the channel says that the money is taken, or reserved. */
    boolean pay(JsonNode payment) throws InterruptedException {
        var number = orderNo(payment);
        var answer = patiently(() -> alipay.act(number, Act.PAY));
        if (answer != null && answer.isOk() && answer.json().has("auth_no")) {
            stage.tally().operation("payer_authorizes");
            return true;
        }
        boolean isCharged =
                answer != null
                        && (answer.isOk() || answer.text().contains("ALREADY_PAID"))
                        && answer.json().path("charges").asInt(1) > 0;
        if (isCharged) {
            var id = payment.path("id").asString();
            stage.journal().add(new PayerCharged(number, id));
            stage.tally().charged(id, System.nanoTime());
        }
        stage.tally().operation(isCharged ? "payer_pays" : "payer_cannot_pay");
        return isCharged;
    }

    void decline(JsonNode payment) throws InterruptedException {
        var number = orderNo(payment);
        patiently(() -> alipay.act(number, Act.DECLINE));
        stage.tally().operation("payer_declines");
    }

    /** Bad luck with this order alone, caused at the channel. */
    void provoke(JsonNode payment, String kind) throws InterruptedException {
        risk(payment, kind);
        fault(payment, kind);
    }

    /** What the payer is about to do may end with a person looking at it. */
    void risk(JsonNode payment, String kind) {
        stage.journal().add(new Provoked(payment.path("id").asString(), kind));
    }

    void fault(JsonNode payment, String kind) throws InterruptedException {
        try {
            alipay.setFault(Map.of("kind", kind, "number", orderNo(payment), "times", 1));
            stage.tally().fault(kind);
        } catch (IOException e) {
            // The channel is down: then this order has better luck.
        }
    }

    /** Of the payment's last attempt. */
    static String orderNo(JsonNode payment) {
        var attempts = payment.path("attempts");
        return attempts.isEmpty()
                ? ""
                : attempts.get(attempts.size() - 1).path("channel_order_no").asString();
    }

    /** The channel may be down for a moment; null if it stays so. */
    private static Http.@org.jspecify.annotations.Nullable Answer patiently(Hand hand)
            throws InterruptedException {
        for (int n = 0; n < TRIES; n++) {
            try {
                return hand.move();
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
        return null;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }
}
