/**
 * weixin-java-pay as a judge of the simulator where the official library has nothing to say:
 * payments by the payer's code and transfers. It signs and reads every message as it would with the
 * real platform; only the way there is another.
 */
@NullMarked
package dev.tollbridge.oracles.weixinjavapay;

import org.jspecify.annotations.NullMarked;
