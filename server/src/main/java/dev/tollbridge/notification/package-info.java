/**
 * The outbox. What happens to an object becomes a row in {@code events} and one delivery for each
 * webhook endpoint that wants it, in the commit that changed the object; a worker then sends them,
 * signed as Standard Webhooks prescribes, until the shop has answered. The endpoints themselves and
 * their secrets belong to the module merchant; what an event means belongs to the module that
 * publishes it.
 */
@NullMarked
package dev.tollbridge.notification;

import org.jspecify.annotations.NullMarked;
