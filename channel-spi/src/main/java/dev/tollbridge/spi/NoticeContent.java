package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/** What a notice says. Worth nothing before it is inside a {@link VerifiedNotice}. */
public sealed interface NoticeContent {
    /** Our number of the order. */
    String orderNo();

    record OrderChanged(String orderNo, OrderState state) implements NoticeContent {}

    record RefundChanged(String orderNo, String refundNo, RefundState state)
            implements NoticeContent {}

    record CaptureChanged(String orderNo, String captureNo, CaptureState state)
            implements NoticeContent {}

    record VoidChanged(String orderNo, String voidNo, VoidState state) implements NoticeContent {}

    /**
     * Authentic, but of a kind that changes nothing here; it is acknowledged and kept in the log.
     */
    record Ignored(String orderNo, @Nullable String kind) implements NoticeContent {}
}
