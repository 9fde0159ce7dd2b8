package dev.tollbridge.simulators.wechatpay.bill;

import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment, a refund of it, or its reversal.
 *
 * @param refund null if it is a payment or a reversal
 * @param fee fen that the platform keeps; negative where it gives it back
 */
record TradeRow(
        Kind kind,
        Order order,
        Order.Payment payment,
        @Nullable Refund refund,
        Instant at,
        long fee) {
    /** {@code 交易状态}. */
    enum Kind {
        SUCCESS,
        REFUND,
        REVOKED
    }

    long refunded() {
        return switch (kind) {
            case SUCCESS -> 0;
            case REFUND -> refund == null ? 0 : refund.amount();
            case REVOKED -> payment.amount();
        };
    }

    long received() {
        return kind == Kind.SUCCESS ? payment.amount() : 0;
    }

    /** {@code 退款状态}. */
    String refundStatus() {
        if (kind == Kind.REVOKED) {
            return "SUCCESS";
        }
        if (refund == null) {
            return "";
        }
        return switch (refund.status()) {
            case SUCCESS -> "SUCCESS";
            case PROCESSING -> "PROCESSING";
            case CLOSED -> "FAIL";
            case ABNORMAL -> "CHANGE";
        };
    }
}
