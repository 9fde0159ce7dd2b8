/**
 * The payer's side: the fake phone, the desktop cashier page and the mobile SDK's part. No state of
 * its own.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.phone;

import org.jspecify.annotations.NullMarked;
