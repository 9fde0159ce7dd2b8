/** Bill files (protocol notes, section 5) made from the trades. */
@NullMarked
package dev.tollbridge.simulators.alipay.bill;

import org.jspecify.annotations.NullMarked;
