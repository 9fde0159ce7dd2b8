/** The pages of the payer's fake phone and of the H5 checkout. */
@NullMarked
package dev.tollbridge.simulators.wechatpay.phone;

import org.jspecify.annotations.NullMarked;
