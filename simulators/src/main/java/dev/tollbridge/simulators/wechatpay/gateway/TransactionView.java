package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An order as queries answer it and notifications tell it (notes 3 and 5). */
public final class TransactionView {
    private TransactionView() {}

    static ObjectNode of(Order order) {
        return of(order, order.payment().orElse(null));
    }

    /**
     * With one of its payments.
     *
     * @param payment null if there is none
     */
    public static ObjectNode of(Order order, Order.@Nullable Payment payment) {
        ObjectNode node = Json.object();
        party(node, order.party());
        node.put("out_trade_no", order.terms().outTradeNo())
                .put("trade_state", order.state().name())
                .put("trade_state_desc", order.state().description());
        if (order.terms().attach() != null) {
            node.put("attach", order.terms().attach());
        }
        ObjectNode amount =
                node.putObject("amount")
                        .put("total", payment == null ? order.terms().amount() : payment.amount())
                        .put("currency", "CNY");
        if (payment != null) {
            amount.put("payer_total", payment.amount()).put("payer_currency", "CNY");
            node.put("transaction_id", payment.transactionId())
                    .put("trade_type", order.scene().tradeType())
                    .put("bank_type", "OTHERS")
                    .put("success_time", WireTime.of(payment.at()));
            payer(node.putObject("payer"), order.party(), payment.openid());
        }
        JsonNode device = order.terms().request().path("scene_info").path("device_id");
        if (device.isString()) {
            node.putObject("scene_info").put("device_id", device.asString());
        }
        node.putArray("promotion_detail");
        return node;
    }

    private static void party(ObjectNode node, Party party) {
        if (!party.isPartner()) {
            node.put("appid", party.appid()).put("mchid", party.mchid());
            return;
        }
        node.put("sp_appid", party.appid())
                .put("sp_mchid", party.mchid())
                .put("sub_mchid", party.subMchid());
        if (party.subAppid() != null) {
            node.put("sub_appid", party.subAppid());
        }
    }

    private static void payer(ObjectNode node, Party party, String openid) {
        if (!party.isPartner()) {
            node.put("openid", openid);
        } else {
            node.put(party.subAppid() == null ? "sp_openid" : "sub_openid", openid);
        }
    }
}
