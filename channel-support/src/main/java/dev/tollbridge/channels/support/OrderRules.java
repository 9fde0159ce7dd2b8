package dev.tollbridge.channels.support;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.PayOrder;
import java.util.Optional;

/** What every channel of mainland China refuses, said before anything is sent. */
public final class OrderRules {
    private static final String CNY = "CNY";

    private OrderRules() {}

    /**
     * The first thing that is wrong.
     *
     * @param channel its name in English, for the message
     */
    public static Optional<ChannelError> problem(
            PayOrder order, CallContext context, String channel) {
        if (!order.amount().currency().getCurrencyCode().equals(CNY)) {
            return refusal(DeclineCode.CURRENCY_NOT_SUPPORTED, channel + " takes CNY only");
        }
        if (order.amount().isZero()) {
            return refusal(DeclineCode.AMOUNT_INVALID, "an order of nothing cannot be paid");
        }
        return order.expiresAt().isAfter(context.now())
                ? Optional.empty()
                : refusal(DeclineCode.ORDER_EXPIRED, "the order has expired");
    }

    /** A refusal of the request in the form that checks give. */
    public static Optional<ChannelError> refusal(DeclineCode code, String message) {
        return Optional.of(Failures.invalid(code, message));
    }
}
