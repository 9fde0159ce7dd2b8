package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Api;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.soak.Entry.CaptureSeen;
import dev.tollbridge.bench.soak.Entry.Odd;
import dev.tollbridge.bench.soak.Entry.PaymentAsked;
import dev.tollbridge.bench.soak.Entry.PaymentSeen;
import dev.tollbridge.bench.soak.Entry.RefundAsked;
import dev.tollbridge.bench.soak.Entry.RefundSeen;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A shop's program at work on one order: it calls, and writes down what it was promised. */
final class Till {
    private static final int POLL_MS = 700;
    private final Stage stage;
    private final Shop shop;
    private final SplittableRandom random;
    private final String order;
    private final Twists twists;
    private int calls;

    /**
     * @param order the number of the order, unique in the run
     */
    Till(Stage stage, Shop shop, SplittableRandom random, String order) {
        this.stage = stage;
        this.shop = shop;
        this.random = random;
        this.order = order;
        this.twists = new Twists(stage, shop, random);
    }

    /** Another program at work on the same order at the same time. */
    Till beside() {
        return new Till(stage, shop, random.split(), order + "-beside");
    }

    SplittableRandom random() {
        return random;
    }

    String order() {
        return order;
    }

    /** Empty if the answer was no payment, which then stands in the journal as odd. */
    Optional<JsonNode> create(Map<String, Object> terms) throws InterruptedException, NoAnswer {
        stage.journal()
                .add(
                        new PaymentAsked(
                                shop.merchant(),
                                order,
                                ((Number) terms.getOrDefault("amount", 0)).longValue()));
        boolean calm = stage.calm().getAsBoolean();
        var started = System.nanoTime();
        var key = nextKey();
        var answer = twists.post("/v1/payments", terms, key);
        if (calm && stage.calm().getAsBoolean() && twists.wasPlain() && answer.isOk()) {
            stage.tally().created(Duration.ofNanos(System.nanoTime() - started));
        }
        return payment("create", key, answer, Set.of());
    }

    /** A command about a payment; empty if it was refused. */
    Optional<JsonNode> command(
            String name, String payment, Map<String, Object> body, Set<String> refusals)
            throws InterruptedException, NoAnswer {
        var key = nextKey();
        var answer = twists.post("/v1/payments/" + payment + "/" + name, body, key);
        return payment(name, key, answer, refusals);
    }

    JsonNode read(String payment) throws InterruptedException, NoAnswer {
        var answer =
                stage.patient()
                        .get(
                                shop.api(random),
                                "/v1/payments/" + payment + "?expand=attempts,captures,refunds");
        return payment("read", "", answer, Set.of()).orElseGet(Http.JSON::missingNode);
    }

    /** Reads until it is so, or until the time is over; the last that was read either way. */
    JsonNode await(String payment, Duration limit, Predicate<JsonNode> wanted)
            throws InterruptedException, NoAnswer {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var read = read(payment);
            if (wanted.test(read) || System.nanoTime() > deadline) {
                return read;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS + random.nextInt(POLL_MS));
        }
    }

    /**
     * @param amount 0 for all that is left
     */
    void refund(String payment, long amount) throws InterruptedException, NoAnswer {
        var key = nextKey();
        refund(payment, amount, key, order + "-r" + calls);
    }

    /** Safe to call from several threads, each with a number of its own. */
    void refund(String payment, long amount, String key, String number)
            throws InterruptedException, NoAnswer {
        stage.journal().add(new RefundAsked(shop.merchant(), number, payment, amount));
        Map<String, Object> body =
                amount == 0
                        ? Map.of("payment", payment, "merchant_refund_id", number)
                        : Map.of(
                                "payment",
                                payment,
                                "merchant_refund_id",
                                number,
                                "amount",
                                amount,
                                "reason",
                                "soak");
        var answer = stage.patient().post(shop.api(), "/v1/refunds", json(body), key);
        stage.tally().operation("refund");
        if (!answer.isOk()) {
            expect("refund", answer, Set.of("refund_amount_exceeded", "not_refundable"));
            return;
        }
        stage.tally().acknowledged();
        var refund = answer.json();
        stage.journal()
                .add(
                        new RefundSeen(
                                key,
                                refund.path("id").asString(),
                                number,
                                refund.path("payment").asString(),
                                refund.path("status").asString(),
                                refund.path("amount").asLong()));
    }

    /** A call that is to be refused, sent as it is. */
    void mistake(String method, String path, String body, Set<Integer> statuses)
            throws InterruptedException, NoAnswer {
        var api = shop.api(random);
        var answer =
                method.equals("GET")
                        ? stage.patient().get(api, path)
                        : stage.patient().post(api, path, body, nextKey());
        stage.tally().operation("mistake");
        if (!statuses.contains(answer.status())) {
            odd("mistake", answer, "expected " + statuses);
        }
    }

    /** One key, two bodies. */
    void reuse(String path, String first, String second) throws InterruptedException, NoAnswer {
        var key = nextKey();
        Api api = shop.api(random);
        stage.patient().post(api, path, first, key);
        var answer = stage.patient().post(api, path, second, key);
        stage.tally().operation("mistake");
        if (answer.status() != 422) {
            odd("reuse of a key", answer, "expected 422");
        }
    }

    String nextKey() {
        calls++;
        return order + "-" + calls;
    }

    private Optional<JsonNode> payment(
            String name, String key, Http.Answer answer, Set<String> refusals) {
        stage.tally().operation(name);
        if (!answer.isOk()) {
            expect(name, answer, refusals);
            return Optional.empty();
        }
        stage.tally().acknowledged();
        var payment = answer.json();
        stage.journal()
                .add(
                        new PaymentSeen(
                                key,
                                payment.path("id").asString(),
                                payment.path("merchant_order_id").asString(),
                                payment.path("status").asString(),
                                payment.path("amount").asLong(),
                                payment.path("amount_captured").asLong(),
                                payment.path("amount_refunded").asLong()));
        payment.path("captures").forEach(capture -> captured(payment, capture));
        return Optional.of(payment);
    }

    private void captured(JsonNode payment, JsonNode capture) {
        stage.journal()
                .add(
                        new CaptureSeen(
                                payment.path("id").asString(),
                                capture.path("id").asString(),
                                capture.path("status").asString(),
                                capture.path("amount").asLong()));
    }

    private void expect(String name, Http.Answer answer, Set<String> codes) {
        if (!codes.contains(answer.code())) {
            odd(name, answer, "expected success or " + codes);
        }
    }

    private void odd(String name, Http.Answer answer, String expected) {
        stage.journal()
                .add(
                        new Odd(
                                Finding.Kind.UNEXPLAINED,
                                order,
                                "%s: HTTP %d %s; %s"
                                        .formatted(
                                                name, answer.status(), answer.text(), expected)));
    }

    static String json(Map<String, ?> body) {
        return Http.JSON.writeValueAsString(body);
    }
}
