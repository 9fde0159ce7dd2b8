/**
 * The soak: mixed load under faults and kills, a journal of what was promised, and the check that
 * every promise was kept. Speed is not measured here beyond what a reader of the report wants to
 * see.
 */
@NullMarked
package dev.tollbridge.bench.soak;

import org.jspecify.annotations.NullMarked;
