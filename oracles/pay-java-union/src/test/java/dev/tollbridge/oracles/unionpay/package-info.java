/**
 * pay-java-union, written by other people, as the judge of the simulator and of what the adapter
 * signs; and adapter and simulator against each other without a socket.
 */
@NullMarked
package dev.tollbridge.oracles.unionpay;

import org.jspecify.annotations.NullMarked;
