/**
 * The control API for tests and people: merchants, what UnionPay believes, playing the payer,
 * faults.
 */
@NullMarked
package dev.tollbridge.simulators.unionpay.control;

import org.jspecify.annotations.NullMarked;
