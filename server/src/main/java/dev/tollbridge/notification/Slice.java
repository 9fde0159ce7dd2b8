package dev.tollbridge.notification;

import java.util.List;

/**
 * A page of a list, newest first.
 *
 * @param hasMore whether there are more in the direction of the cursor
 */
record Slice<T>(List<T> data, boolean hasMore) {}
