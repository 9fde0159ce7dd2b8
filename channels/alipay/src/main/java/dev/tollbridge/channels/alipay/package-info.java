/**
 * The adapter of the Alipay Open Platform, gateway v2 with RSA2 signatures. It turns orders into
 * signed requests, forms and links, and Alipay's replies, notices and bills into the types of the
 * contract. No I/O, no clock and no retry lives here: the channel runtime performs the steps.
 * Section numbers in comments refer to docs/protocols/alipay.md.
 */
@NullMarked
package dev.tollbridge.channels.alipay;

import org.jspecify.annotations.NullMarked;
