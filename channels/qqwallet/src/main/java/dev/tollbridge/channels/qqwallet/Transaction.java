package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What queries, scanned codes and notices tell of an order (section 5). */
record Transaction(QqWalletAnswer answer) {

    /** QQ Wallet's word; empty if it says none. */
    String state() {
        return Objects.requireNonNullElse(answer.text("trade_state"), "");
    }

    String orderNo() {
        return Objects.requireNonNullElse(answer.text("out_trade_no"), "");
    }

    @Nullable String tradeNo() {
        return answer.text("transaction_id");
    }

    /** Empty if the number or the amount is missing, or the money is no CNY. */
    Optional<Receipt> receipt() {
        var tradeNo = tradeNo();
        var currency = Objects.requireNonNullElse(answer.text("fee_type"), "CNY");
        return tradeNo == null || !currency.equals("CNY")
                ? Optional.empty()
                : Values.money(answer.text("total_fee"))
                        .map(amount ->
                                new Receipt(
                                        tradeNo,
                                        amount,
                                        answer.text("openid"),
                                        Values.time(answer.text("time_end")).orElse(null)));
    }

    /** Whether it shows traces of a payment: REVOKED alone does not tell [?]. */
    boolean wasPaid() {
        return answer.text("time_end") != null;
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
                answer.text("trade_state_desc"));
    }
}
