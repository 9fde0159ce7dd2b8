/** Tests of payments: the pure rules, and whole lives against the simulated channel. */
@NullMarked
package dev.tollbridge.payment;

import org.jspecify.annotations.NullMarked;
