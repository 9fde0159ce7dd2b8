/**
 * What several adapters do alike: decoding keys and settings, reading a table of result codes,
 * saying what a failure is. Plain Java over the contract, without I/O and without a word of any
 * channel. What only one channel does is in its adapter; what the server has to know is in the
 * contract.
 */
@NullMarked
package dev.tollbridge.channels.support;

import org.jspecify.annotations.NullMarked;
