/** Notifications to {@code notify_url}. */
@NullMarked
package dev.tollbridge.simulators.qqwallet.notice;

import org.jspecify.annotations.NullMarked;
