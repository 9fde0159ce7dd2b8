package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Yuan;
import tools.jackson.databind.node.ObjectNode;

/** Members that several answers share (notes 4). */
final class TradeFields {
    private TradeFields() {}

    static ObjectNode numbers(Trade trade) {
        return Json.object()
                .put("trade_no", trade.tradeNo())
                .put("out_trade_no", trade.terms().outTradeNo());
    }

    static void payer(ObjectNode node, Trade trade) {
        node.put("buyer_logon_id", trade.payer().logonId())
                .put("buyer_user_id", trade.payer().userId())
                .put("buyer_open_id", trade.payer().openId());
    }

    static void amounts(ObjectNode node, Trade trade) {
        String total = Yuan.of(trade.amount());
        node.put("total_amount", total)
                .put("receipt_amount", total)
                .put("buyer_pay_amount", total)
                .put("point_amount", "0.00")
                .put("invoice_amount", total);
        node.putArray("fund_bill_list")
                .addObject()
                .put(
                        "fund_channel",
                        trade.terms().instalments() == null ? "ALIPAYACCOUNT" : "PCREDIT")
                .put("amount", total);
    }

    /** The answer of {@code alipay.trade.pay} when the money has moved. */
    static ObjectNode paid(Trade trade) {
        ObjectNode node = numbers(trade);
        payer(node, trade);
        amounts(node, trade);
        Trade.Payment payment = trade.payment();
        if (payment != null) {
            node.put("gmt_payment", ChinaTime.of(payment.at()));
            if (payment.authNo() != null) {
                node.put("auth_no", payment.authNo());
            }
        }
        return node;
    }

    /** The answer of {@code alipay.trade.pay} while the payer has to confirm. */
    static ObjectNode waiting(Trade trade) {
        ObjectNode node =
                Json.object().put("code", "10003").put("msg", "order success pay inprocess");
        node.setAll(numbers(trade));
        payer(node, trade);
        return node.put("total_amount", Yuan.of(trade.amount()));
    }
}
