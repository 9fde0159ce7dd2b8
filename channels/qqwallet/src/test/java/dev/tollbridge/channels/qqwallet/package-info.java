/**
 * Tests of the QQ Wallet adapter.
 *
 * <p>The channel is played by code that shares none with it.
 */
@NullMarked
package dev.tollbridge.channels.qqwallet;

import org.jspecify.annotations.NullMarked;
