package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Order.Payment;
import dev.tollbridge.simulators.qqwallet.state.WireTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** What answers and notifications tell of an order (notes 4, 5 and 8). */
public final class OrderFields {
    /** The payer's identity where an app names nobody else. */
    private static final String OPENID = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";

    private OrderFields() {}

    public static Map<String, String> of(Order order) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("out_trade_no", order.terms().outTradeNo());
        fields.put("trade_state", order.state().name());
        fields.put("trade_state_desc", order.state().description());
        fields.put("trade_type", order.tradeType());
        fields.put("total_fee", Long.toString(order.terms().amount()));
        fields.put("fee_type", "CNY");
        if (order.terms().attach() != null) {
            fields.put("attach", order.terms().attach());
        }
        order.payment().ifPresent(payment -> fields.putAll(of(payment)));
        return fields;
    }

    /** The same, about one of several payments. */
    public static Map<String, String> of(Order order, Payment payment) {
        Map<String, String> fields = of(order);
        fields.put("trade_state", "SUCCESS");
        fields.put("trade_state_desc", "支付成功");
        fields.putAll(of(payment));
        return fields;
    }

    private static Map<String, String> of(Payment payment) {
        return Map.of(
                "transaction_id",
                payment.transactionId(),
                "total_fee",
                Long.toString(payment.amount()),
                "cash_fee",
                Long.toString(payment.amount()),
                "bank_type",
                "BALANCE",
                "openid",
                OPENID,
                "time_end",
                WireTime.of(payment.at()));
    }
}
