/**
 * Notifications of any channel: kept, sent when due, repeated until acknowledged, and disturbed by
 * faults. What they say and how they are signed is the channel's own {@link
 * dev.tollbridge.simulators.core.notice.Courier}.
 */
@NullMarked
package dev.tollbridge.simulators.core.notice;

import org.jspecify.annotations.NullMarked;
