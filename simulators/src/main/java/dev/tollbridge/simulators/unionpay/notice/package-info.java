/** Notifications to {@code backUrl}. */
@NullMarked
package dev.tollbridge.simulators.unionpay.notice;

import org.jspecify.annotations.NullMarked;
