/**
 * The adapter of __Name__.
 *
 * <p>It turns orders into requests and replies into the types of the contract. No I/O, no clock and
 * no retry lives here: the channel runtime performs the steps.
 */
@NullMarked
package dev.tollbridge.channels.__name__;

import org.jspecify.annotations.NullMarked;
