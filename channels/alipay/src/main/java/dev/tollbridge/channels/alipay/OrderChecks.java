package dev.tollbridge.channels.alipay;

import static dev.tollbridge.channels.support.OrderRules.refusal;

import dev.tollbridge.channels.support.OrderRules;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be refused before anything is sent, with a better word than Alipay would have. */
final class OrderChecks {
    /** Section 4: 16 to 24 digits, beginning 25 to 30. */
    private static final String BAR_CODE = "(2[5-9]|30)[0-9]{14,22}";

    /** What a face payment terminal gives. */
    private static final String SECURITY_CODE = "fp[0-9A-Za-z]{10,100}";

    private OrderChecks() {}

    static Optional<ChannelError> problem(PayOrder order, CallContext context) {
        return OrderRules.problem(order, context, "Alipay")
                .or(() -> option(order))
                .or(() -> scene(order));
    }

    private static Optional<ChannelError> option(PayOrder order) {
        var percent = order.option("hb_fq_seller_percent");
        if (percent.isPresent() && !percent.get().matches("0|100")) {
            return refusal(DeclineCode.INVALID_REQUEST, "hb_fq_seller_percent must be 0 or 100");
        }
        var goods = order.option("goods_detail");
        if (goods.isPresent()
                && goods.flatMap(AlipayAnswer::parse).filter(JsonNode::isArray).isEmpty()) {
            return refusal(DeclineCode.INVALID_REQUEST, "goods_detail must be a JSON array");
        }
        return Optional.empty();
    }

    private static Optional<ChannelError> scene(PayOrder order) {
        if (order.scene() == Scene.BARCODE && codeType(order.authCode()).isEmpty()) {
            return refusal(DeclineCode.AUTH_CODE_INVALID, "the scanned code is not Alipay's");
        }
        boolean inWallet =
                order.scene() == Scene.IN_APP_PAGE || order.scene() == Scene.MINI_PROGRAM;
        if (inWallet && order.payerId() == null) {
            return refusal(DeclineCode.INVALID_REQUEST, "this scene needs the payer's Alipay id");
        }
        return Optional.empty();
    }

    /** The name of the kind of code that was scanned. */
    static Optional<String> codeType(@Nullable Secret code) {
        if (code == null) {
            return Optional.empty();
        }
        if (code.reveal().matches(BAR_CODE)) {
            return Optional.of("bar_code");
        }
        return code.reveal().matches(SECURITY_CODE)
                ? Optional.of("security_code")
                : Optional.empty();
    }
}
