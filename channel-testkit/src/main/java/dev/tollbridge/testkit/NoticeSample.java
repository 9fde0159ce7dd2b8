package dev.tollbridge.testkit;

import dev.tollbridge.spi.Money;

/**
 * A notice to be made.
 *
 * @param noticeId the channel's id of it
 * @param refundNo our number of the refund, for {@link Kind#REFUNDED}; else not used
 */
public record NoticeSample(
        Kind kind, String noticeId, String orderNo, String refundNo, Money amount) {
    public enum Kind {
        PAID,
        AUTHORIZED,
        REFUNDED
    }
}
