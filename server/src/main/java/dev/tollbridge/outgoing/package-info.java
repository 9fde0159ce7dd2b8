/**
 * The only way out: every HTTP request that the server makes goes through a client of this package,
 * which checks scheme and address. What is sent, and what a failure means, is the caller's. The
 * demo shop, which plays somebody else's program, has a client of its own.
 */
@NullMarked
package dev.tollbridge.outgoing;

import org.jspecify.annotations.NullMarked;
