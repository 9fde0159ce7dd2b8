/**
 * The benchmark: how much the gateway does in a second, how long it takes, what it costs, and all
 * of it as ratios to what the machine itself can do. Measures a real installation from outside,
 * over HTTP; only what nobody else can tell (statements, commits, bytes) is asked of the database.
 */
@NullMarked
package dev.tollbridge.bench.speed;

import org.jspecify.annotations.NullMarked;
