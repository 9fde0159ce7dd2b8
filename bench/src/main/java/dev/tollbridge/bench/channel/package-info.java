/**
 * A payment channel that exists for measuring only: no signature but a keyed hash, and replies of
 * one line. The server finds this adapter when the jar is on its class path, which is so in a
 * benchmark and nowhere else; the other side of the wire is {@code stub}.
 */
@NullMarked
package dev.tollbridge.bench.channel;

import org.jspecify.annotations.NullMarked;
