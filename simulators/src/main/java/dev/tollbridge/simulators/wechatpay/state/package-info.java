/**
 * What the fake WeChat Pay remembers and how it changes: merchants, orders, refunds, transfers,
 * shares. No HTTP here.
 */
@NullMarked
package dev.tollbridge.simulators.wechatpay.state;

import org.jspecify.annotations.NullMarked;
