package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.Map;
import java.util.Optional;

/** Query, close and reverse (notes 5 and 6). */
final class Management {
    private final World world;
    private final Trading trading;

    Management(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    /** By QQ Wallet's number, which wins, or by the merchant's. */
    Order find(Call call) {
        String id = call.optional("transaction_id");
        Optional<Order> found =
                id == null
                        ? trading.find(call.merchant().mchId(), call.number())
                        : byTransaction(call.merchant().mchId(), id).map(trading::current);
        return found.orElseThrow(Refused::noOrder);
    }

    private Optional<Order> byTransaction(String mchId, String id) {
        return world.orders().all().stream()
                .filter(order -> order.mchId().equals(mchId))
                .filter(order ->
                        order.payments().stream().anyMatch(p -> p.transactionId().equals(id)))
                .findFirst();
    }

    Map<String, String> query(Call call) {
        return OrderFields.of(find(call));
    }

    Map<String, String> close(Call call) {
        Order order = find(call);
        switch (order.state()) {
            case SUCCESS, REFUND -> throw new Refused("ORDERPAID", "该订单已支付");
            case USERPAYING -> throw Refused.userPaying();
            case NOTPAY, PAYERROR -> trading.close(order);
            case CLOSED, REVOKED -> throw new Refused("ORDERCLOSED", "该订单已关闭");
        }
        return Map.of("out_trade_no", order.terms().outTradeNo());
    }

    Map<String, String> reverse(Call call) {
        Order order = find(call);
        if (!order.tradeType().equals("MICROPAY")) {
            throw new Refused("TRADE_ERROR", "仅付款码支付的订单可以撤销");
        }
        switch (order.state()) {
            case REFUND -> throw new Refused("TRADE_ERROR", "订单已转入退款，不能撤销");
            case NOTPAY, USERPAYING, PAYERROR, SUCCESS, CLOSED -> trading.reverse(order);
            case REVOKED -> {}
        }
        return Map.of("out_trade_no", order.terms().outTradeNo(), "recall", "N");
    }
}
