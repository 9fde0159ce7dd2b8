package dev.tollbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Performs steps with a channel that is only a function. */
public final class Conversation {
    private static final int MAX_STEPS = 10;

    private Conversation() {}

    /** What was said and what came of it. */
    public record Held<T>(List<HttpCall> calls, Outcome<T> outcome, Map<String, String> learned) {}

    /**
     * @param channel answers the call with that number, counted from 0
     */
    public static <T> Held<T> hold(
            Step<T> first, BiFunction<HttpCall, Integer, HttpReply> channel) {
        var calls = new ArrayList<HttpCall>();
        var step = first;
        while (true) {
            switch (step) {
                case Step.Done<T>(var outcome, var learned) -> {
                    return new Held<>(List.copyOf(calls), outcome, learned);
                }
                case Step.Http<T>(var call, var onReply) -> {
                    assertThat(calls)
                            .as("a conversation has to come to an end")
                            .hasSizeLessThan(MAX_STEPS);
                    calls.add(call);
                    step = onReply.apply(channel.apply(call, calls.size() - 1));
                }
            }
        }
    }
}
