package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import java.util.HashMap;
import java.util.Map;

/** The genuine script's account, or one with other settings, and the channel that answers it. */
record Account(AccountSettings settings) {
    static final WechatPayScript CHANNEL = WechatPayScript.genuine();

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
                        true,
                        settings.noticeUrl(),
                        values,
                        settings.secrets(),
                        settings.learned()));
    }

    Account knowing(Map<String, String> learned) {
        return new Account(
                new AccountSettings(
                        "a",
                        true,
                        settings.noticeUrl(),
                        settings.values(),
                        settings.secrets(),
                        learned));
    }

    <A extends ChannelAccount> A as(Class<A> capability) {
        return switch (new WechatPayAdapter().open(settings)) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /** The contract's sample order in that scene. */
    static PayOrder order(Scene scene) {
        var row = new WechatPayAdapter().descriptor().support("wechat_pay", scene, "CNY");
        return Samples.payOrder(row.orElseThrow(), Money.of(1230, "CNY"), CHANNEL);
    }

    /** The request that a step begins with. */
    static HttpCall first(Step<?> step) {
        if (step instanceof Step.Http<?>(var call, var onReply)) {
            return call;
        }
        throw new AssertionError("no request: " + step);
    }

    /** What comes of it if the channel gives these answers, one after the other, well signed. */
    static <T> Outcome<T> outcome(Step<T> step, WechatPayAnswers.Said... answers) {
        return Conversation.hold(
                        step, (call, n) -> CHANNEL.reply(answers[n].status(), answers[n].body()))
                .outcome();
    }

    static <T> T ok(Step<T> step, WechatPayAnswers.Said... answers) {
        if (outcome(step, answers) instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome(step, answers));
    }
}
