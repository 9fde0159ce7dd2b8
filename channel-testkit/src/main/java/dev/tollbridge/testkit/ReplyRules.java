package dev.tollbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply that is broken or forged decides nothing, at whatever point of a conversation. */
final class ReplyRules {
    private ReplyRules() {}

    static void check(Exercise<?> exercise, ChannelScript script) {
        int calls = exercise.hold(script, Situation.DONE).calls().size();
        for (int at = 0; at < calls; at++) {
            checkCall(exercise, script, at);
        }
    }

    /** The same start gives the same calls, so a reply made for one of them fits again. */
    private static <T> void checkCall(Exercise<T> exercise, ChannelScript script, int at) {
        var call = exercise.hold(script, Situation.DONE).calls().get(at);
        bad(script, call, exercise)
                .forEach((name, reply) ->
                        assertThat(outcome(exercise, script, at, reply))
                                .as("call %d answered by: %s", at, name)
                                .isInstanceOf(Outcome.Unknown.class));
    }

    private static <T> Outcome<T> outcome(
            Exercise<T> exercise, ChannelScript script, int at, HttpReply bad) {
        return Conversation.hold(
                        exercise.start().get(),
                        (call, n) ->
                                n == at
                                        ? bad
                                        : script.answer(call, Situation.DONE, exercise.amount()))
                .outcome();
    }

    private static Map<String, HttpReply> bad(
            ChannelScript script, HttpCall call, Exercise<?> exercise) {
        var genuine = script.answer(call, Situation.DONE, exercise.amount());
        var all = new LinkedHashMap<>(Breakage.of(genuine));
        if (script.signsReplyTo(call)) {
            all.put("a changed digit", Breakage.withChangedDigit(genuine));
            var imposter = script.imposter();
            for (var situation : new Situation[] {Situation.DONE, Situation.REFUSED}) {
                if (situation == Situation.DONE || exercise.expected().containsKey(situation)) {
                    all.put(
                            "an imposter saying " + situation,
                            imposter.answer(call, situation, exercise.amount()));
                }
            }
        }
        // An answer may consist of its signed headers alone: then cutting its body breaks nothing.
        all.values().removeIf(reply -> isSame(reply, genuine));
        return all;
    }

    private static boolean isSame(HttpReply reply, HttpReply genuine) {
        return reply.status() == genuine.status()
                && reply.headers().equals(genuine.headers())
                && Arrays.equals(reply.body(), genuine.body());
    }
}
