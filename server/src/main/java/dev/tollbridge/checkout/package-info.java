/**
 * The payer's pages: the hosted checkout, its QR images and the way to a channel's own page; and
 * checkout sessions, which tell the page what is bought. It changes no payment itself: everything
 * goes through {@link dev.tollbridge.payment.Payments}.
 */
@NullMarked
package dev.tollbridge.checkout;

import org.jspecify.annotations.NullMarked;
