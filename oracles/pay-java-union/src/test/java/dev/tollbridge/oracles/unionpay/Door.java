package dev.tollbridge.oracles.unionpay;

import dev.tollbridge.simulators.MemorySimulators;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator without sockets, threads or time of its own, and what it posted to us. */
final class Door implements AutoCloseable {
    private static final URI BASE = URI.create("http://simulator.test");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final List<RawNotice> notices = new ArrayList<>();
    private final List<HttpCall> calls = new ArrayList<>();
    private final MemorySimulators simulators =
            new MemorySimulators(() -> now, new Random(42), callback());
    private int numbers;

    private Callback callback() {
        return new Callback() {
            @Override
            public Answer post(URI target, String contentType, String body) {
                notices.add(
                        new RawNotice(
                                "POST",
                                "",
                                List.of(new HttpCall.Header("Content-Type", contentType)),
                                body.getBytes(StandardCharsets.US_ASCII)));
                return new Answer(200, "ok", null);
            }

            @Override
            public void close() {}
        };
    }

    List<RawNotice> notices() {
        return notices;
    }

    List<HttpCall> calls() {
        return calls;
    }

    Instant now() {
        return now;
    }

    CallContext context() {
        return new CallContext(now, new Random(7));
    }

    /** A number such as the gateway makes: it begins with its time. */
    String newNumber() {
        var number = new StringBuilder();
        for (int shift = 45; shift >= 0; shift -= 5) {
            number.append(DIGITS.charAt((int) (now.toEpochMilli() >>> shift) & 31));
        }
        return number + String.format(Locale.ROOT, "e00800000000%04d", ++numbers);
    }

    /** Moves time and does what fell due. */
    void pass(Duration time) {
        now = now.plus(time);
        for (var due = simulators.timers().due(); !due.isEmpty(); due = simulators.timers().due()) {
            simulators.timers().run(due.getFirst());
        }
    }

    AccountSettings settings(Map<String, String> learned) {
        var merchant = control("PUT", "merchants/777290058110048", "{}");
        var values = new HashMap<String, String>();
        for (var name :
                List.of(
                        "mer_id",
                        "merchant_certificate",
                        "unionpay_root_certificate",
                        "unionpay_middle_certificate",
                        "gateway_url",
                        "file_gateway_url")) {
            values.put(name, merchant.path(name).asString());
        }
        var key = Secret.of(merchant.path("merchant_private_key").asString());
        return new AccountSettings(
                "acc_1",
                true,
                URI.create("http://127.0.0.1:1/notices?a=b"),
                values,
                Map.of("merchant_private_key", key),
                learned);
    }

    JsonNode control(String method, String path, String body) {
        var reply =
                simulators.answer(
                        method,
                        URI.create(BASE + "/unionpay/control/" + path),
                        List.of(),
                        body.getBytes(StandardCharsets.UTF_8));
        if (reply.status() / 100 != 2) {
            throw new AssertionError(
                    path + ": " + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(reply.body());
    }

    void fault(String kind, String more) {
        control("PUT", "faults", "{\"kind\":\"%s\",\"times\":1%s}".formatted(kind, more));
    }

    <T> Step.Done<T> perform(Step<T> first) {
        var step = first;
        for (int n = 0; n < 10; n++) {
            switch (step) {
                case Step.Done<T> done -> {
                    return done;
                }
                case Step.Http<T>(var call, var onReply) -> {
                    calls.add(call);
                    step = onReply.apply(send(call));
                }
            }
        }
        throw new AssertionError("the conversation does not end");
    }

    <T> Outcome<T> outcome(Step<T> step) {
        return perform(step).outcome();
    }

    /** The value of a conversation that has to go well. */
    <T> T value(Step<T> step) {
        var outcome = outcome(step);
        if (outcome instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError("not ok: " + outcome);
    }

    HttpReply send(HttpCall call) {
        var headers =
                call.headers().stream()
                        .map(header -> Map.entry(header.name(), header.value()))
                        .toList();
        var reply = simulators.answer(call.method(), call.uri(), headers, call.body());
        return new HttpReply(
                reply.status(),
                reply.headers().entrySet().stream()
                        .map(header -> new HttpCall.Header(header.getKey(), header.getValue()))
                        .toList(),
                reply.body());
    }

    @Override
    public void close() {
        simulators.close();
    }
}
