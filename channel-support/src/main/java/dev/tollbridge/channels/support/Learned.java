package dev.tollbridge.channels.support;

import dev.tollbridge.spi.Step;
import java.util.HashMap;
import java.util.Map;

/** What a conversation learns about the channel on its way. */
public final class Learned {
    private Learned() {}

    /** The same conversation, whose end also tells these facts; see {@link Step.Done#learned()}. */
    public static <T> Step<T> with(Map<String, String> facts, Step<T> step) {
        return switch (step) {
            case Step.Done<T>(var outcome, var learned) -> {
                var all = new HashMap<>(learned);
                all.putAll(facts);
                yield new Step.Done<>(outcome, all);
            }
            case Step.Http<T>(var call, var onReply) ->
                    new Step.Http<>(call, reply -> with(facts, onReply.apply(reply)));
        };
    }
}
