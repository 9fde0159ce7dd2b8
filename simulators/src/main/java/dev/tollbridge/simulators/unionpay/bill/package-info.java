/** Settlement files. */
@NullMarked
package dev.tollbridge.simulators.unionpay.bill;

import org.jspecify.annotations.NullMarked;
