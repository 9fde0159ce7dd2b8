package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VoidState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the fields of a notice to what it says (section 2). */
final class NoticeMeaning {
    /** Kind of a notice that lacks a field it must have. */
    static final String INCOMPLETE = "incomplete";

    private NoticeMeaning() {}

    static NoticeContent of(NoticeForm fields) {
        return switch (fields.text("notify_type")) {
            case "trade_status_sync" -> trade(fields);
            case "fund_auth_freeze" -> frozen(fields);
            case "fund_auth_unfreeze" -> released(fields);
            default -> new NoticeContent.Ignored("", kind(fields));
        };
    }

    private static String kind(NoticeForm fields) {
        for (var name : new String[] {"notify_type", "msg_method", "service"}) {
            if (!fields.text(name).isEmpty()) {
                return fields.text(name);
            }
        }
        return "unnamed";
    }

    private static NoticeContent trade(NoticeForm fields) {
        var orderNo = fields.text("out_trade_no");
        var refundNo = fields.text("out_biz_no");
        var refunded = Values.money(fields.text("refund_fee")).filter(sum -> !sum.isZero());
        if (orderNo.isEmpty()) {
            return incomplete(orderNo);
        }
        if (!refundNo.isEmpty() && refunded.isPresent()) {
            // refund_fee is the running total of the trade, so the notice does not prove what this
            // refund came to: the refund is to be queried.
            return new NoticeContent.RefundChanged(orderNo, refundNo, new RefundState.Pending());
        }
        var tradeNo = fields.text("trade_no");
        var state =
                AlipayQueries.state(
                        fields.text("trade_status"),
                        tradeNo.isEmpty() ? null : tradeNo,
                        receipt(fields, tradeNo, "total_amount", "gmt_payment"),
                        refunded.orElse(null),
                        time(fields, "gmt_payment").isPresent());
        return state == null ? incomplete(orderNo) : new NoticeContent.OrderChanged(orderNo, state);
    }

    private static NoticeContent frozen(NoticeForm fields) {
        var orderNo = fields.text("out_order_no");
        var authNo = fields.text("auth_no");
        var receipt = receipt(fields, authNo, "amount", "gmt_trans");
        if (orderNo.isEmpty() || receipt == null) {
            return incomplete(orderNo);
        }
        return switch (fields.text("status")) {
            case "SUCCESS" ->
                    new NoticeContent.OrderChanged(orderNo, new OrderState.Authorized(receipt));
            case "CLOSED" -> new NoticeContent.OrderChanged(orderNo, new OrderState.Closed(authNo));
            case "INIT" -> new NoticeContent.OrderChanged(orderNo, new OrderState.Waiting(authNo));
            default -> incomplete(orderNo);
        };
    }

    private static NoticeContent released(NoticeForm fields) {
        var orderNo = fields.text("out_order_no");
        var voidNo = fields.text("out_request_no");
        var amount = Values.money(fields.text("amount"));
        if (orderNo.isEmpty() || voidNo.isEmpty() || amount.isEmpty()) {
            return incomplete(orderNo);
        }
        return new NoticeContent.VoidChanged(
                orderNo,
                voidNo,
                fields.text("status").equals("SUCCESS")
                        ? new VoidState.Succeeded(amount.get())
                        : new VoidState.Pending());
    }

    private static @Nullable Receipt receipt(
            NoticeForm fields, String tradeNo, String amountName, String timeName) {
        Optional<Money> amount = Values.money(fields.text(amountName));
        return tradeNo.isEmpty() || amount.isEmpty()
                ? null
                : new Receipt(
                        tradeNo, amount.get(), payer(fields), time(fields, timeName).orElse(null));
    }

    private static @Nullable String payer(NoticeForm fields) {
        for (var name :
                new String[] {"buyer_id", "buyer_open_id", "payer_user_id", "payer_open_id"}) {
            if (!fields.text(name).isEmpty()) {
                return fields.text(name);
            }
        }
        return null;
    }

    private static Optional<Instant> time(NoticeForm fields, String name) {
        return Values.time(fields.text(name));
    }

    private static NoticeContent incomplete(String orderNo) {
        return new NoticeContent.Ignored(orderNo, INCOMPLETE);
    }
}
