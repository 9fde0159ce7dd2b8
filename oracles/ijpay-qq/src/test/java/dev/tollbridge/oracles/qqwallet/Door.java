package dev.tollbridge.oracles.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.qqwallet.QqWalletAdapter;
import dev.tollbridge.simulators.MemorySimulators;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator without sockets, threads or time of its own, and the adapter's account at it. */
final class Door implements AutoCloseable {
    static final Money AMOUNT = Money.of(1230, "CNY");
    static final String MCH_ID = "1900000109";
    private static final URI BASE = URI.create("http://simulator.test");
    private static final JsonMapper JSON = new JsonMapper();

    private Instant now = Instant.parse("2026-11-21T02:00:00Z");
    private final List<RawNotice> notices = new ArrayList<>();
    private final List<HttpCall> calls = new ArrayList<>();
    private final MemorySimulators simulators =
            new MemorySimulators(() -> now, new Random(42), callback());
    private final JsonNode merchant;
    private int numbers;

    Door(String signType) {
        merchant =
                control("PUT", "merchants/" + MCH_ID, "{\"sign_type\":\"%s\"}".formatted(signType));
    }

    private Callback callback() {
        return new Callback() {
            @Override
            public Answer post(URI target, String contentType, String body) {
                notices.add(new RawNotice("POST", "", List.of(), body.getBytes(UTF_8)));
                return new Answer(200, "<xml><return_code>SUCCESS</return_code></xml>", null);
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

    /** One of the merchant's settings at the simulator. */
    String setting(String name) {
        return merchant.path(name).asString();
    }

    String newNumber() {
        return "n" + (10_000 + ++numbers);
    }

    CallContext context() {
        return new CallContext(now, new Random(7));
    }

    /** Moves time and does what fell due. */
    void pass(Duration time) {
        now = now.plus(time);
        for (var due = simulators.timers().due(); !due.isEmpty(); due = simulators.timers().due()) {
            simulators.timers().run(due.getFirst());
        }
    }

    <A extends ChannelAccount> A as(Class<A> capability) {
        var settings =
                new AccountSettings(
                        "acc_1",
                        false,
                        URI.create("http://127.0.0.1:1/notices"),
                        Map.of(
                                "mch_id",
                                MCH_ID,
                                "app_id",
                                setting("app_id"),
                                "sign_type",
                                setting("sign_type"),
                                "gateway_url",
                                setting("gateway_url")),
                        Map.of(
                                "api_key",
                                Secret.of(setting("api_key")),
                                "app_key",
                                Secret.of(setting("app_key")),
                                "operator_password",
                                Secret.of(setting("password"))),
                        Map.of());
        return switch (new QqWalletAdapter().open(settings)) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    JsonNode control(String method, String path, String body) {
        var reply = answer(method, BASE + "/qqwallet/control/" + path, body);
        return reply.isEmpty() ? JSON.createObjectNode() : JSON.readTree(reply);
    }

    /** What the simulator says; anything but success is an error. */
    String answer(String method, String url, String body) {
        var reply = simulators.answer(method, URI.create(url), List.of(), body.getBytes(UTF_8));
        var text = new String(reply.body(), UTF_8);
        if (reply.status() / 100 != 2) {
            throw new AssertionError(url + ": " + text);
        }
        return text;
    }

    String code(String behaviour) {
        return control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                .path("auth_code")
                .asString();
    }

    void payer(String number, String decision) {
        control("POST", "orders/" + number + "/" + decision, "");
    }

    void fault(String kind) {
        control("PUT", "faults", "{\"kind\":\"%s\",\"times\":1}".formatted(kind));
    }

    PayOrder order(Scene scene, @Nullable String code) {
        return new PayOrder(
                newNumber(),
                AMOUNT,
                "Tea & <b>茶</b>",
                null,
                "qq_wallet",
                scene,
                null,
                "203.0.113.7",
                code == null ? null : Secret.of(code),
                0,
                now.plus(Duration.ofMinutes(15)),
                null,
                Map.of());
    }

    static OrderRef reference(PayOrder order) {
        return new OrderRef(
                order.orderNo(),
                null,
                order.amount(),
                order.method(),
                order.scene(),
                false,
                order.expiresAt());
    }

    <T> Outcome<T> outcome(Step<T> first) {
        var step = first;
        for (int n = 0; n < 10; n++) {
            switch (step) {
                case Step.Done<T>(var outcome, var learned) -> {
                    return outcome;
                }
                case Step.Http<T>(var call, var onReply) -> {
                    calls.add(call);
                    step = onReply.apply(send(call));
                }
            }
        }
        throw new AssertionError("the conversation does not end");
    }

    /** The value of a conversation that has to go well. */
    <T> T value(Step<T> step) {
        var outcome = outcome(step);
        if (outcome instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError("not ok: " + outcome);
    }

    private HttpReply send(HttpCall call) {
        var reply = simulators.answer(call.method(), call.uri(), List.of(), call.body());
        return new HttpReply(reply.status(), List.of(), reply.body());
    }

    @Override
    public void close() {
        simulators.close();
    }
}
