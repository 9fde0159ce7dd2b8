package dev.tollbridge.channels.unionpay;

import static dev.tollbridge.channels.support.OrderRules.refusal;

import dev.tollbridge.channels.support.OrderRules;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.NumberTime;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be refused before anything is sent, with a better word than UnionPay would have. */
final class OrderChecks {
    /** The digits under a payer's code: 19 of them, beginning 62 [?]. */
    private static final String PAYMENT_CODE = "62[0-9]{17}";

    private OrderChecks() {}

    static Optional<ChannelError> problem(PayOrder order, CallContext context) {
        return OrderRules.problem(order, context, "UnionPay")
                .or(() -> number(order))
                .or(() -> option(order))
                .or(() -> scene(order));
    }

    private static Optional<ChannelError> number(PayOrder order) {
        if (NumberTime.of(order.orderNo()).isEmpty()) {
            return refusal(DeclineCode.INVALID_REQUEST, "the order number does not tell its time");
        }
        if (order.instalments() != 0) {
            return refusal(
                    DeclineCode.INSTALMENTS_NOT_SUPPORTED,
                    "instalments are chosen on UnionPay's page, not asked for");
        }
        return Optional.empty();
    }

    private static Optional<ChannelError> option(PayOrder order) {
        if (!order.option("term_id").orElse("00000000").matches("[0-9A-Za-z]{8}")) {
            return refusal(DeclineCode.INVALID_REQUEST, "term_id must have 8 letters and digits");
        }
        return order.option("payer_phone").orElse("10000000000").matches("1[0-9]{10}")
                ? Optional.empty()
                : refusal(DeclineCode.INVALID_REQUEST, "payer_phone must have 11 digits");
    }

    private static Optional<ChannelError> scene(PayOrder order) {
        if (order.scene() == Scene.BARCODE) {
            return isPaymentCode(order.authCode())
                    ? Optional.empty()
                    : refusal(DeclineCode.AUTH_CODE_INVALID, "the scanned code is not UnionPay's");
        }
        boolean page = order.scene() == Scene.WEB || order.scene() == Scene.H5;
        return page && order.returnUrl() == null
                ? refusal(
                        DeclineCode.INVALID_REQUEST,
                        "UnionPay's page needs an address to send the payer back to")
                : Optional.empty();
    }

    private static boolean isPaymentCode(@Nullable Secret code) {
        return code != null && code.reveal().matches(PAYMENT_CODE);
    }
}
