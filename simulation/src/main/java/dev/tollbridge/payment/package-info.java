/**
 * What the simulation needs of the payments and cannot reach from outside: one round of recovery.
 * No rule of the product lives here.
 */
@NullMarked
package dev.tollbridge.payment;

import org.jspecify.annotations.NullMarked;
