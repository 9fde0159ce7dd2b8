package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import tools.jackson.databind.node.ObjectNode;

/** A refund as answers have it, and in the other shape that notifications have (notes 3 and 5). */
public final class RefundView {
    private RefundView() {}

    static ObjectNode of(Refund refund) {
        ObjectNode node = numbers(refund, Json.object());
        node.put("channel", refund.channel())
                .put("user_received_account", refund.account())
                .put("create_time", WireTime.of(refund.createdAt()))
                .put("status", refund.status().name())
                .put("funds_account", "AVAILABLE");
        successTime(node, refund);
        amount(node, refund)
                .put("settlement_refund", refund.amount())
                .put("settlement_total", refund.total())
                .put("discount_refund", 0)
                .put("refund_fee", 0)
                .put("currency", "CNY")
                .putArray("from");
        node.putArray("promotion_detail");
        return node;
    }

    /** No {@code status} and no {@code channel} here. */
    public static ObjectNode ofNotice(Refund refund) {
        ObjectNode node = Json.object();
        Party party = refund.party();
        if (party.isPartner()) {
            node.put("sp_mchid", party.mchid()).put("sub_mchid", party.subMchid());
        } else {
            node.put("mchid", party.mchid());
        }
        numbers(refund, node)
                .put("refund_status", refund.status().name())
                .put("user_received_account", refund.account());
        successTime(node, refund);
        amount(node, refund);
        return node;
    }

    private static ObjectNode numbers(Refund refund, ObjectNode node) {
        return node.put("refund_id", refund.refundId())
                .put("out_refund_no", refund.outRefundNo())
                .put("transaction_id", refund.transactionId())
                .put("out_trade_no", refund.outTradeNo());
    }

    private static void successTime(ObjectNode node, Refund refund) {
        if (refund.status() == Refund.Status.SUCCESS && refund.settledAt() != null) {
            node.put("success_time", WireTime.of(refund.settledAt()));
        }
    }

    private static ObjectNode amount(ObjectNode node, Refund refund) {
        return node.putObject("amount")
                .put("total", refund.total())
                .put("refund", refund.amount())
                .put("payer_total", refund.total())
                .put("payer_refund", refund.amount());
    }
}
