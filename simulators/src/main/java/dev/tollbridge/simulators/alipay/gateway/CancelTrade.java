package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Json;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.trade.cancel}: closes what waits, refunds what was paid, within a day (notes 3).
 */
final class CancelTrade implements Method {
    /** Rule alipay.cancel.window. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private final World world;
    private final Trading trading;

    CancelTrade(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    @Override
    public ObjectNode answer(Call call) {
        Optional<Trade> trade = Trades.lookUp(world, trading, call);
        if (trade.isEmpty()) {
            return cancelOrder(call);
        }
        ObjectNode node = TradeFields.numbers(trade.get()).put("retry_flag", "N");
        return switch (trade.get().status()) {
            case WAIT_BUYER_PAY -> {
                trading.close(trade.get());
                yield node.put("action", "close");
            }
            case TRADE_SUCCESS -> {
                refund(trade.get());
                yield node.put("action", "refund");
            }
            case TRADE_FINISHED -> throw Refused.business("ACQ.TRADE_HAS_FINISHED", "交易已完结");
            case TRADE_CLOSED -> repeated(node, trade.get());
        };
    }

    /** Repeating a cancel answers as the first time did. */
    private static ObjectNode repeated(ObjectNode node, Trade trade) {
        return node.put("action", trade.isPaid() ? "refund" : "close");
    }

    private void refund(Trade trade) {
        if (world.now().isAfter(trade.createdAt().plus(WINDOW))) {
            throw Refused.business("ACQ.TRADE_CANCEL_TIME_OUT", "超过撤销时间范围");
        }
        if (trade.refunded() > 0) {
            throw Refused.business("ACQ.CANCEL_NOT_ALLOWED", "交易已有退款，不允许撤销");
        }
        trading.refund(
                trade,
                new Trade.Refund(
                        trade.terms().outTradeNo(), trade.amount(), world.now(), "cancel", true));
    }

    /**
     * Nobody has opened the order: it can no longer be paid, and nothing had to be done (rule
     * alipay.cancel.no-trade).
     */
    private ObjectNode cancelOrder(Call call) {
        String number = call.biz().text("out_trade_no");
        ObjectNode node = Json.object().put("retry_flag", "N");
        if (number != null) {
            world.orders().find(Order.key(call.app().pid(), number)).ifPresent(trading::voidOrder);
            node.put("out_trade_no", number);
        }
        return node;
    }
}
