package dev.tollbridge.channels.qqwallet;

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

/** The genuine script's account, or one with other settings, and the channel that answers it. */
record Account(AccountSettings settings) {
    static final QqWalletScript CHANNEL = QqWalletScript.genuine();
    static final Money AMOUNT = Money.of(1230, "CNY");

    static Account plain() {
        return new Account(CHANNEL.settings());
    }

    <A extends ChannelAccount> A as(Class<A> capability) {
        return switch (new QqWalletAdapter().open(settings)) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /** The contract's sample order in that scene. */
    static PayOrder order(Scene scene) {
        var row = new QqWalletAdapter().descriptor().support("qq_wallet", scene, "CNY");
        return Samples.payOrder(row.orElseThrow(), AMOUNT, CHANNEL);
    }

    static OrderRef reference(Scene scene) {
        var row = new QqWalletAdapter().descriptor().support("qq_wallet", scene, "CNY");
        return Samples.order(row.orElseThrow(), AMOUNT, false);
    }

    /** The request that a step begins with. */
    static HttpCall first(Step<?> step) {
        if (step instanceof Step.Http<?>(var call, var onReply)) {
            return call;
        }
        throw new AssertionError("no request: " + step);
    }

    /** What comes of it if the channel gives these answers, one after the other, well signed. */
    static <T> Outcome<T> outcome(Step<T> step, Message... answers) {
        return Conversation.hold(step, (call, n) -> CHANNEL.reply(answers[n])).outcome();
    }

    static <T> T ok(Step<T> step, Message... answers) {
        if (outcome(step, answers) instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome(step, answers));
    }
}
