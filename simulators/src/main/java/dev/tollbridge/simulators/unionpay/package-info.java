/**
 * The fake UnionPay, ACP 5.1.0. Written from the protocol notes alone: nothing here knows the
 * adapter.
 */
@NullMarked
package dev.tollbridge.simulators.unionpay;

import org.jspecify.annotations.NullMarked;
