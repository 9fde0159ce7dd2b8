/**
 * The adapter of UnionPay (China), ACP 5.1.0, for merchants that sign with a certificate. It turns
 * orders into signed forms and calls, and UnionPay's replies, notices and settlement files into the
 * types of the contract. No I/O, no clock and no retry lives here: the channel runtime performs the
 * steps. Section numbers in comments refer to docs/protocols/unionpay.md.
 */
@NullMarked
package dev.tollbridge.channels.unionpay;

import org.jspecify.annotations.NullMarked;
