package dev.tollbridge.notification;

import dev.tollbridge.kernel.TypedId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins; lists are newest first.
 *
 * @param limit 1 to 100
 * @param startingAfter only those after (older than) this one
 * @param endingBefore only those before (newer than) this one; not together with startingAfter
 */
record Cursor(int limit, @Nullable UUID startingAfter, @Nullable UUID endingBefore) {
    private static final int DEFAULT_LIMIT = 20;

    static Cursor of(
            @Nullable Integer limit,
            @Nullable TypedId startingAfter,
            @Nullable TypedId endingBefore) {
        return new Cursor(
                Objects.requireNonNullElse(limit, DEFAULT_LIMIT),
                startingAfter == null ? null : startingAfter.value(),
                endingBefore == null ? null : endingBefore.value());
    }
}
