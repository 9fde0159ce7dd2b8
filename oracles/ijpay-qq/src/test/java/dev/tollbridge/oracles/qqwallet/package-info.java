/**
 * IJPay-QQ, a library of others for QQ Wallet, drives the simulator and judges what the adapter
 * sends and reads; and the adapter meets the simulator. No socket is opened: the library's calls go
 * to the simulator in memory.
 */
@NullMarked
package dev.tollbridge.oracles.qqwallet;

import org.jspecify.annotations.NullMarked;
