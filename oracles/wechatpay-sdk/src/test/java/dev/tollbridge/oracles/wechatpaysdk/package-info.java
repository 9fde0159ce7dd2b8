/**
 * The official wechatpay-java as a judge of the simulator: it signs and reads every message as it
 * would with the real platform; only scheme, host and port are changed on the way.
 */
@NullMarked
package dev.tollbridge.oracles.wechatpaysdk;

import org.jspecify.annotations.NullMarked;
