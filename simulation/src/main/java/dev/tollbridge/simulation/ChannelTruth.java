package dev.tollbridge.simulation;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channel's own books: what it took and gave back under which of our numbers. */
final class ChannelTruth {
    private final Map<String, OrderTruth> orders = new HashMap<>();
    private final Map<String, Freeze> freezes = new HashMap<>();

    ChannelTruth(World alipay) {
        for (var order : alipay.orders().all()) {
            orders.put(order.terms().outTradeNo(), truth(alipay, order));
        }
        for (var freeze : alipay.freezes().all()) {
            freezes.put(freeze.outOrderNo(), freeze);
        }
    }

    private static OrderTruth truth(World alipay, Order order) {
        var trades =
                order.tradeNos().stream()
                        .map(alipay.trades()::find)
                        .flatMap(Optional::stream)
                        .toList();
        return new OrderTruth(order.terms().outTradeNo(), trades);
    }

    /** An order, with its trades; honest channels make one. */
    record OrderTruth(String number, List<Trade> trades) {
        long charges() {
            return trades.stream().filter(Trade::isPaid).count();
        }

        long paid() {
            return trades.stream().filter(Trade::isPaid).mapToLong(Trade::amount).sum();
        }

        long refunded() {
            return trades.stream().mapToLong(Trade::refunded).sum();
        }

        boolean isLive() {
            return trades.stream().anyMatch(trade -> trade.status() == Trade.Status.WAIT_BUYER_PAY);
        }

        /** Refunds that we asked for; cancelling an order gives back without a number of ours. */
        List<Trade.Refund> askedRefunds() {
            return trades.stream()
                    .flatMap(trade -> trade.refunds().stream())
                    .filter(refund -> !refund.byCancel())
                    .toList();
        }

        /** Given back under this number; empty if never. */
        Optional<Long> refund(String number) {
            return askedRefunds().stream()
                    .filter(refund -> refund.requestNo().equals(number))
                    .map(Trade.Refund::amount)
                    .reduce(Long::sum);
        }
    }

    /** Reserved money, by our number of the authorization. */
    Map<String, Freeze> freezes() {
        return freezes;
    }

    Map<String, OrderTruth> orders() {
        return orders;
    }

    Optional<OrderTruth> order(String number) {
        return Optional.ofNullable(orders.get(number));
    }
}
