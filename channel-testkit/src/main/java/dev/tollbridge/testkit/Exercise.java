package dev.tollbridge.testkit;

import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One thing to do with an account, and what has to come of it in each situation.
 *
 * @param name of its tests and of its golden file
 * @param immediate what has to come of it if the adapter needs no call, such as a link to a page
 */
record Exercise<T>(
        String name,
        Money amount,
        Supplier<Step<T>> start,
        Map<Situation, Predicate<Outcome<T>>> expected,
        Predicate<Outcome<T>> immediate) {

    /** For what cannot be answered without asking the channel. */
    Exercise(
            String name,
            Money amount,
            Supplier<Step<T>> start,
            Map<Situation, Predicate<Outcome<T>>> expected) {
        this(name, amount, start, expected, outcome -> false);
    }

    Conversation.Held<T> hold(ChannelScript script, Situation situation) {
        script.beginning(name, situation);
        return Conversation.hold(start.get(), (call, n) -> script.answer(call, situation, amount));
    }

    /** Plays the situation and says whether the right thing came of it. */
    Played play(ChannelScript script, Situation situation) {
        var record = hold(script, situation);
        var wanted = record.calls().isEmpty() ? immediate : expected.get(situation);
        return new Played(
                wanted == null || wanted.test(record.outcome()), record.outcome().toString());
    }

    record Played(boolean asExpected, String outcome) {}

    boolean needsCalls() {
        return start.get() instanceof Step.Http;
    }
}
