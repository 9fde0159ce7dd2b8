package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The genuine script's account, or one with other settings, and the channel that answers it. */
record Account(AccountSettings settings) {
    static final UnionPayScript CHANNEL = UnionPayScript.genuine();
    static final long FEN = 1230;

    static Account plain() {
        return new Account(CHANNEL.settings());
    }

    Account with(String... fields) {
        var values = new HashMap<>(settings.values());
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        return new Account(
                new AccountSettings(
                        "a",
                        settings.live(),
                        settings.noticeUrl(),
                        values,
                        settings.secrets(),
                        settings.learned()));
    }

    Account forTests() {
        return new Account(
                new AccountSettings(
                        "a",
                        false,
                        settings.noticeUrl(),
                        settings.values(),
                        settings.secrets(),
                        settings.learned()));
    }

    Account knowing(Map<String, String> learned) {
        return new Account(
                new AccountSettings(
                        "a",
                        settings.live(),
                        settings.noticeUrl(),
                        settings.values(),
                        settings.secrets(),
                        learned));
    }

    <A extends ChannelAccount> A as(Class<A> capability) {
        return switch (new UnionPayAdapter().open(settings)) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /** The contract's sample order in that scene. */
    static PayOrder order(Scene scene) {
        var row = new UnionPayAdapter().descriptor().support("unionpay", scene, "CNY");
        return Samples.payOrder(row.orElseThrow(), Money.of(FEN, "CNY"), CHANNEL);
    }

    static PayOrder order(Scene scene, String option, String value) {
        var plain = order(scene);
        return new PayOrder(
                plain.orderNo(),
                plain.amount(),
                plain.subject(),
                plain.description(),
                plain.method(),
                plain.scene(),
                plain.payerId(),
                plain.payerIp(),
                plain.authCode(),
                plain.instalments(),
                plain.expiresAt(),
                plain.returnUrl(),
                Map.of(option, value));
    }

    static OrderRef reference(Scene scene, boolean authorization) {
        return new OrderRef(
                Samples.ORDER_NO,
                null,
                Money.of(FEN, "CNY"),
                "unionpay",
                scene,
                authorization,
                Samples.EXPIRES_AT);
    }

    /** The request that a step begins with. */
    static HttpCall first(Step<?> step) {
        if (step instanceof Step.Http<?>(var call, var onReply)) {
            return call;
        }
        throw new AssertionError("no request: " + step);
    }

    /** What is said to each request, well signed. */
    static <T> Conversation.Held<T> hold(Step<T> step, Function<Received, Message> channel) {
        return Conversation.hold(
                step,
                (call, n) ->
                        CHANNEL.reply(
                                channel.apply(
                                        Received.of(call).signedBy(UnionPayScript.MERCHANT))));
    }

    static <T> Outcome<T> outcome(Step<T> step, Function<Received, Message> channel) {
        return hold(step, channel).outcome();
    }

    static <T> T ok(Step<T> step, Function<Received, Message> channel) {
        var outcome = outcome(step, channel);
        if (outcome instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome);
    }
}
