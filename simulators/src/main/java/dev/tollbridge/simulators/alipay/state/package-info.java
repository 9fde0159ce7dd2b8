/**
 * What the fake Alipay knows: apps, orders, trades, freezes, transfers, and the transitions between
 * their states. No HTTP and no wire format here.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.state;

import org.jspecify.annotations.NullMarked;
