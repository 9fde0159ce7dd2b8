package dev.tollbridge.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins; lists are newest first.
 *
 * @param limit 1 to 100
 * @param startingAfter only those after (older than) this one
 * @param endingBefore only those before (newer than) this one; not together with startingAfter
 */
record Cursor(int limit, @Nullable UUID startingAfter, @Nullable UUID endingBefore) {}
