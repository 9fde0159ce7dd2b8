/** Bill files (protocol notes 7) made from the orders. */
@NullMarked
package dev.tollbridge.simulators.wechatpay.bill;

import org.jspecify.annotations.NullMarked;
