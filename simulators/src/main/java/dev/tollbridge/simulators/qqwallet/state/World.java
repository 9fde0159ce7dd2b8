package dev.tollbridge.simulators.qqwallet.state;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.Table;
import dev.tollbridge.simulators.core.UsedCodes;
import java.util.List;
import java.util.Optional;

/** All the fake QQ Wallet remembers. */
public final class World extends ChannelState {
    private final Table<Merchant> merchants;
    private final Table<Order> orders;
    private final Table<Refund> refunds;
    private final UsedCodes usedCodes;

    public World(Surroundings around) {
        super("qqwallet", around);
        Journal journal = around.journal();
        this.merchants = new Table<>(journal, "merchant", Merchant.class, Merchant::mchId);
        this.orders = new Table<>(journal, "order", Order.class, Order::key, Order::prepayId);
        this.refunds = new Table<>(journal, "refund", Refund.class, Refund::key);
        this.usedCodes = new UsedCodes(journal);
    }

    public Table<Merchant> merchants() {
        return merchants;
    }

    public Table<Order> orders() {
        return orders;
    }

    public Table<Refund> refunds() {
        return refunds;
    }

    public UsedCodes usedCodes() {
        return usedCodes;
    }

    public Optional<Order> byPrepay(String prepayId) {
        return orders.findByOther(prepayId);
    }

    /** In the order in which they were asked for. */
    public List<Refund> refundsOf(Order order) {
        return refunds.all().stream()
                .filter(refund -> refund.mchId().equals(order.mchId()))
                .filter(refund -> refund.outTradeNo().equals(order.terms().outTradeNo()))
                .toList();
    }

    /** Forgets orders and money; keeps merchants unless told otherwise. */
    public void reset(boolean merchantsToo) {
        if (merchantsToo) {
            merchants.clear();
        }
        forget(List.of(orders, refunds, usedCodes), List.of(merchants));
    }
}
