/**
 * The contract between Tollbridge and a channel adapter. An adapter turns requests into {@link
 * dev.tollbridge.spi.Step steps} and replies into {@link dev.tollbridge.spi.Outcome outcomes}; it
 * never opens a socket, a file or a database, and never reads a clock. Nothing of a particular
 * channel lives here, and nothing of the server.
 */
@NullMarked
package dev.tollbridge.spi;

import org.jspecify.annotations.NullMarked;
