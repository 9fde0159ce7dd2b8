/**
 * A fake QQ Wallet: the interfaces of {@code qpay.qq.com} and {@code api.qpay.qq.com}, the payer's
 * phone, notifications and bills. Written from the protocol notes (docs/protocols/qqwallet.md) and
 * not from the adapter; they share no code.
 */
@NullMarked
package dev.tollbridge.simulators.qqwallet;

import org.jspecify.annotations.NullMarked;
