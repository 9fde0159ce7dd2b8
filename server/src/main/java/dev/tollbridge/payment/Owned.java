package dev.tollbridge.payment;

/** A part of a payment's file, with the payment it belongs to: its row repeats whose it is. */
record Owned<T>(Payment.Terms payment, T part) {}
