package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/** What a notice says. Worth nothing before it is inside a {@link VerifiedNotice}. */
public sealed interface NoticeContent {
    /**
     * Our number of the order; null if the channel names only the refund, capture or release, which
     * our number of it identifies as well.
     */
    @Nullable String orderNo();

    /** A number of ours by which the payment is found. */
    String number();

    record OrderChanged(String orderNo, OrderState state) implements NoticeContent {
        @Override
        public String number() {
            return orderNo;
        }
    }

    record RefundChanged(@Nullable String orderNo, String refundNo, RefundState state)
            implements NoticeContent {
        @Override
        public String number() {
            return orderNo == null ? refundNo : orderNo;
        }
    }

    record CaptureChanged(@Nullable String orderNo, String captureNo, CaptureState state)
            implements NoticeContent {
        @Override
        public String number() {
            return orderNo == null ? captureNo : orderNo;
        }
    }

    record VoidChanged(@Nullable String orderNo, String voidNo, VoidState state)
            implements NoticeContent {
        @Override
        public String number() {
            return orderNo == null ? voidNo : orderNo;
        }
    }

    /**
     * Authentic, but of a kind that changes nothing here; it is acknowledged and kept in the log.
     */
    record Ignored(String orderNo, @Nullable String kind) implements NoticeContent {
        @Override
        public String number() {
            return orderNo;
        }
    }
}
