/** Tests of the fake QQ Wallet by a shop that knows the protocol notes only. */
@NullMarked
package dev.tollbridge.simulators.qqwallet;

import org.jspecify.annotations.NullMarked;
