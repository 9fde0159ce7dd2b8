/** What the payer sees: UnionPay's card page, and the fake phone. */
@NullMarked
package dev.tollbridge.simulators.unionpay.page;

import org.jspecify.annotations.NullMarked;
