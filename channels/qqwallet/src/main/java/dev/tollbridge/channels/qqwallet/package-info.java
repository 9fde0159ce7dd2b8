/**
 * The adapter of QQ Wallet (qpay). "Section" means one of docs/protocols/qqwallet.md.
 *
 * <p>It turns orders into requests and replies into the types of the contract. No I/O, no clock and
 * no retry lives here: the channel runtime performs the steps.
 */
@NullMarked
package dev.tollbridge.channels.qqwallet;

import org.jspecify.annotations.NullMarked;
