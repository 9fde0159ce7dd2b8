package dev.tollbridge.channels.qqwallet;

import static dev.tollbridge.channels.support.OrderRules.refusal;

import dev.tollbridge.channels.support.OrderRules;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import java.util.List;
import java.util.Optional;

/** What can be refused before anything is sent, with a better word than QQ Wallet would have. */
final class OrderChecks {
    /** The digits under a payer's code: 18 of them, beginning 91 [?] (section 4). */
    private static final String PAYMENT_CODE = "91[0-9]{16}";

    static final List<String> LIMITS =
            List.of(
                    "no_balance",
                    "no_credit",
                    "no_debit",
                    "balance_only",
                    "debit_only",
                    "NoBindNoBalan");

    private OrderChecks() {}

    static Optional<ChannelError> problem(PayOrder order, CallContext context) {
        return OrderRules.problem(order, context, "QQ Wallet")
                .or(() -> limit(order))
                .or(() -> code(order));
    }

    private static Optional<ChannelError> limit(PayOrder order) {
        var limit = order.option("limit_pay");
        return limit.isPresent() && !LIMITS.contains(limit.get())
                ? refusal(
                        DeclineCode.INVALID_REQUEST,
                        "limit_pay is one of " + String.join(", ", LIMITS))
                : Optional.empty();
    }

    private static Optional<ChannelError> code(PayOrder order) {
        if (order.scene() != Scene.BARCODE) {
            return Optional.empty();
        }
        var code = order.authCode();
        return code != null && code.reveal().matches(PAYMENT_CODE)
                ? Optional.empty()
                : refusal(DeclineCode.AUTH_CODE_INVALID, "the scanned code is not QQ Wallet's");
    }
}
