package dev.tollbridge.channels.wechatpay;

import static dev.tollbridge.channels.support.OrderRules.refusal;

import dev.tollbridge.channels.support.OrderRules;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be refused before anything is sent, with a better word than WeChat Pay would have. */
final class OrderChecks {
    /** The digits under a payer's code: 18 of them, beginning 10 to 15. */
    private static final String PAYMENT_CODE = "1[0-5][0-9]{16}";

    private static final List<String> LIMITS =
            List.of("no_balance", "no_credit", "no_debit", "balance_only");

    private OrderChecks() {}

    static Optional<ChannelError> problem(PayOrder order, CallContext context) {
        return OrderRules.problem(order, context, "WeChat Pay")
                .or(() -> number(order))
                .or(() -> option(order))
                .or(() -> scene(order));
    }

    private static Optional<ChannelError> number(PayOrder order) {
        return order.orderNo().matches("[0-9A-Za-z_|*-]{6,32}")
                ? Optional.empty()
                : refusal(DeclineCode.INVALID_REQUEST, "an order number has 6 to 32 characters");
    }

    private static Optional<ChannelError> option(PayOrder order) {
        if (!limits(order).stream().allMatch(LIMITS::contains)) {
            return refusal(
                    DeclineCode.INVALID_REQUEST, "limit_pay takes " + String.join(", ", LIMITS));
        }
        var detail = order.option("detail");
        if (detail.isPresent() && detail.flatMap(Json::object).isEmpty()) {
            return refusal(DeclineCode.INVALID_REQUEST, "detail must be a JSON object");
        }
        var fapiao = order.option("support_fapiao");
        if (fapiao.isPresent() && !fapiao.get().matches("true|false")) {
            return refusal(DeclineCode.INVALID_REQUEST, "support_fapiao must be true or false");
        }
        var h5 = order.option("h5_type");
        return h5.isPresent() && !h5.get().matches("Wap|iOS|Android")
                ? refusal(DeclineCode.INVALID_REQUEST, "h5_type must be Wap, iOS or Android")
                : Optional.empty();
    }

    private static Optional<ChannelError> scene(PayOrder order) {
        return switch (order.scene()) {
            case BARCODE ->
                    isPaymentCode(order.authCode())
                            ? Optional.empty()
                            : refusal(
                                    DeclineCode.AUTH_CODE_INVALID,
                                    "the scanned code is not WeChat Pay's");
            case IN_APP_PAGE, MINI_PROGRAM ->
                    order.payerId() == null
                            ? refusal(
                                    DeclineCode.INVALID_REQUEST,
                                    "this scene needs the payer's openid")
                            : Optional.empty();
            case H5 ->
                    order.payerIp() == null
                            ? refusal(
                                    DeclineCode.INVALID_REQUEST,
                                    "this scene needs the payer's IP address")
                            : Optional.empty();
            case WEB, QR, APP, API -> Optional.empty();
        };
    }

    static List<String> limits(PayOrder order) {
        return order.option("limit_pay")
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
    }

    private static boolean isPaymentCode(@Nullable Secret code) {
        return code != null && code.reveal().matches(PAYMENT_CODE);
    }
}
