package dev.tollbridge.api;

import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.TypedId;
import java.util.Optional;
import java.util.function.Function;

/** Ids in paths. */
final class Ids {
    private Ids() {}

    /** What is no id of this kind does not exist. */
    static <T extends TypedId> T parse(
            String text, Function<String, Optional<T>> parse, String what) {
        return parse.apply(text).orElseThrow(() -> RefusedException.notFound(what));
    }
}
