/**
 * Asynchronous notifications (protocol notes, section 2): what they say, how they are signed, when
 * they are sent again.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.notice;

import org.jspecify.annotations.NullMarked;
