/**
 * The other side of the channel {@code bench}, a program of its own: takes every order at once, and
 * sends the notice that it was paid. Knows nothing of the load.
 */
@NullMarked
package dev.tollbridge.bench.stub;

import org.jspecify.annotations.NullMarked;
