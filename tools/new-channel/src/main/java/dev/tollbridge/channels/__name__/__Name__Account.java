package dev.tollbridge.channels.__name__;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;

/**
 * One merchant's account. Implement the interface of each capability that the descriptor declares,
 * and no other. Until a method is written it says so, and nothing is sent.
 */
final class __Name__Account implements ChannelAccount.Pays, ChannelAccount.Queries {

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        return notImplemented("pay");
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return notImplemented("query");
    }

    private static <T> Step<T> notImplemented(String what) {
        return Step.refused(
                ChannelError.of(
                        ErrorCategory.INVALID,
                        DeclineCode.CAPABILITY_NOT_SUPPORTED,
                        "not_implemented: " + what + " of __name__"));
    }
}
