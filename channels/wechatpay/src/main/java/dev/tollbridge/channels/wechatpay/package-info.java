/**
 * The adapter of WeChat Pay, API v3, for merchants and for service providers. It turns orders into
 * signed requests and invocation strings, and WeChat Pay's replies, notices and bills into the
 * types of the contract. No I/O, no clock and no retry lives here: the channel runtime performs the
 * steps. Section numbers in comments refer to docs/protocols/wechatpay.md.
 */
@NullMarked
package dev.tollbridge.channels.wechatpay;

import org.jspecify.annotations.NullMarked;
