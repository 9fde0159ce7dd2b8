/**
 * The fault cases that need more than one module: real server processes that are killed, paused and
 * cut off, and channels that misbehave. A case that one module can show stays with that module; the
 * tag {@code fault-NN} joins them all on one page, {@code docs/reliability.md}.
 */
@NullMarked
package dev.tollbridge.faults;

import org.jspecify.annotations.NullMarked;
