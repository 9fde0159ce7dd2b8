/** Tests of the outbox and of webhooks, with real receivers. */
@NullMarked
package dev.tollbridge.notification;

import org.jspecify.annotations.NullMarked;
