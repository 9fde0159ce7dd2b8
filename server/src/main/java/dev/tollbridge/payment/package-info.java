/**
 * Payments, attempts and refunds: their states, the commands that change them, and the workers that
 * bring every open one to an end. {@link dev.tollbridge.payment.PaymentTransitions} decides every
 * change of state; nothing here names a channel, and no network call happens inside a transaction.
 */
@NullMarked
package dev.tollbridge.payment;

import org.jspecify.annotations.NullMarked;
