package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.trade.close}: only a trade that waits can be closed (rule alipay.close.status). */
final class CloseTrade implements Method {
    private final World world;
    private final Trading trading;

    CloseTrade(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    @Override
    public ObjectNode answer(Call call) {
        Trade trade = Trades.find(world, trading, call);
        return switch (trade.status()) {
            case WAIT_BUYER_PAY -> {
                trading.close(trade);
                yield TradeFields.numbers(trade);
            }
            case TRADE_CLOSED ->
                    throw Refused.business("ACQ.REASON_TRADE_STATUS_INVALID", "交易状态异常");
            case TRADE_SUCCESS, TRADE_FINISHED ->
                    throw Refused.business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
        };
    }
}
