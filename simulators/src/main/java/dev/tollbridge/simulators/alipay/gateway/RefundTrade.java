package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.trade.refund}: cumulative, one movement per {@code out_request_no} (notes 3 and 4).
 */
final class RefundTrade implements Method {
    private final World world;
    private final Trading trading;

    RefundTrade(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        Trade trade = Trades.find(world, trading, call);
        long amount = biz.requireAmount("refund_amount");
        String requestNo = biz.text("out_request_no");
        if (requestNo == null && amount < trade.amount()) {
            throw biz.invalid("out_request_no is required for a partial refund");
        }
        String number = requestNo == null ? trade.terms().outTradeNo() : requestNo;
        Optional<Trade.Refund> earlier = trade.refund(number);
        if (earlier.isPresent()) {
            return repeated(trade, earlier.get(), amount);
        }
        check(trade, amount);
        Trade.Refund refund =
                new Trade.Refund(number, amount, world.now(), biz.text("refund_reason"), false);
        return fields(trading.refund(trade, refund), refund, "Y");
    }

    private static ObjectNode repeated(Trade trade, Trade.Refund earlier, long amount) {
        if (earlier.amount() != amount) {
            throw Refused.business("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求");
        }
        return fields(trade, earlier, "N");
    }

    private static void check(Trade trade, long amount) {
        switch (trade.status()) {
            case TRADE_SUCCESS -> {
                if (trade.refunded() + amount > trade.amount()) {
                    throw Refused.business("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
                }
            }
            case TRADE_FINISHED -> throw Refused.business("ACQ.TRADE_HAS_FINISHED", "交易已完结");
            case WAIT_BUYER_PAY -> throw Refused.business("ACQ.TRADE_STATUS_ERROR", "交易状态非法");
            case TRADE_CLOSED -> {
                if (trade.isPaid()) {
                    throw Refused.business("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
                }
                throw Refused.business("ACQ.TRADE_HAS_CLOSE", "交易已关闭");
            }
        }
    }

    private static ObjectNode fields(Trade trade, Trade.Refund refund, String fundChange) {
        ObjectNode node = TradeFields.numbers(trade);
        TradeFields.payer(node, trade);
        node.put("fund_change", fundChange)
                .put("refund_fee", Yuan.of(trade.refunded()))
                .put("send_back_fee", fundChange.equals("Y") ? Yuan.of(refund.amount()) : "0.00")
                .put("gmt_refund_pay", ChinaTime.of(refund.at()));
        node.putArray("refund_detail_item_list")
                .addObject()
                .put("fund_channel", "ALIPAYACCOUNT")
                .put("amount", Yuan.of(refund.amount()));
        return node;
    }
}
