/**
 * What the fake UnionPay remembers, and how it changes. Signatures, forms and pages are not known
 * here.
 */
@NullMarked
package dev.tollbridge.simulators.unionpay.state;

import org.jspecify.annotations.NullMarked;
