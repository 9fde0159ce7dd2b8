package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The object that queries, scanned codes and notices tell of an order (section 3). */
record Transaction(JsonNode node) {
    static Transaction of(JsonNode node) {
        return new Transaction(node);
    }

    /** WeChat Pay's word; empty if it says none. */
    String state() {
        return node.path("trade_state").asString("");
    }

    String orderNo() {
        return node.path("out_trade_no").asString("");
    }

    boolean isFor(Merchant merchant, String orderNo) {
        return orderNo().equals(orderNo) && merchant.owns(node) && merchant.servesAppOf(node);
    }

    /** Empty if the number or the amount is missing. */
    Optional<Receipt> receipt() {
        var tradeNo = tradeNo();
        return tradeNo == null
                ? Optional.empty()
                : Values.money(node.path("amount"), "total")
                        .map(amount -> new Receipt(tradeNo, amount, payerId(), paidAt()));
    }

    /** Whether it shows traces of a payment: REVOKED alone does not tell [?]. */
    boolean wasPaid() {
        return paidAt() != null;
    }

    /** Empty if the word is not known or a receipt is missing. */
    Optional<OrderState> orderState() {
        return switch (state()) {
            case "NOTPAY", "USERPAYING" -> Optional.of(new OrderState.Waiting(tradeNo()));
            // REFUND stands for any refund, also of a part: the order was paid all the same.
            case "SUCCESS", "REFUND" ->
                    receipt().map(receipt -> new OrderState.Paid(receipt, null));
            case "CLOSED" -> Optional.of(new OrderState.Closed(tradeNo()));
            case "REVOKED" ->
                    Optional.of(
                            wasPaid()
                                    ? new OrderState.Reversed(tradeNo())
                                    : new OrderState.Closed(tradeNo()));
            case "PAYERROR" -> Optional.of(new OrderState.Failed(payError(), tradeNo()));
            default -> Optional.empty();
        };
    }

    ChannelError payError() {
        return new ChannelError(
                ErrorCategory.DECLINED,
                DeclineCode.PAYER_DECLINED,
                "PAYERROR",
                node.path("trade_state_desc").asString(""));
    }

    private @Nullable String tradeNo() {
        var number = node.path("transaction_id").asString("");
        return number.isEmpty() ? null : number;
    }

    /** The payer's id in whichever app's terms it is told. */
    private @Nullable String payerId() {
        for (var name : new String[] {"openid", "sub_openid", "sp_openid"}) {
            var id = node.path("payer").path(name).asString("");
            if (!id.isEmpty()) {
                return id;
            }
        }
        return null;
    }

    private @Nullable Instant paidAt() {
        return Values.time(node.path("success_time").asString("")).orElse(null);
    }
}
