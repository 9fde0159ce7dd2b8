/** The fake UnionPay, driven over HTTP by a shop that was written for these tests. */
@NullMarked
package dev.tollbridge.simulators.unionpay;

import org.jspecify.annotations.NullMarked;
