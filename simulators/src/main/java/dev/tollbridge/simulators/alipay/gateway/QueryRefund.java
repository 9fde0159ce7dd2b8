package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.trade.fastpay.refund.query}: an answer without {@code refund_status} means no such
 * refund (notes 3).
 */
final class QueryRefund implements Method {
    private final World world;

    QueryRefund(World world) {
        this.world = world;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        String requestNo = biz.require("out_request_no");
        String tradeNo = biz.text("trade_no");
        String outTradeNo = biz.text("out_trade_no");
        if (tradeNo == null && outTradeNo == null) {
            throw biz.invalid("trade_no / out_trade_no");
        }
        // The sub-code without a prefix is how this method spells it (notes 3).
        Trade trade =
                world.trade(call.app().pid(), tradeNo, outTradeNo)
                        .orElseThrow(() -> Refused.business("TRADE_NOT_EXIST", "交易不存在"));
        Optional<Trade.Refund> refund = trade.refund(requestNo);
        if (refund.isEmpty()) {
            return Json.object();
        }
        return TradeFields.numbers(trade)
                .put("out_request_no", requestNo)
                .put("total_amount", Yuan.of(trade.amount()))
                .put("refund_amount", Yuan.of(refund.get().amount()))
                .put("refund_status", "REFUND_SUCCESS")
                .put("gmt_refund_pay", ChinaTime.of(refund.get().at()));
    }
}
