/**
 * What the simulation needs of the webhooks and cannot reach from outside: one delivery, and the
 * last step of sending it. No rule of the product lives here.
 */
@NullMarked
package dev.tollbridge.notification;

import org.jspecify.annotations.NullMarked;
