package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Payer;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places a merchant's number, once. */
final class Orders {
    private static final int TOKEN_LENGTH = 24;

    private final World world;
    private final Trading trading;

    Orders(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    Terms terms(Call call, Set<String> products) {
        return TermsReader.read(call, world.now(), products);
    }

    Instant now() {
        return world.now();
    }

    /**
     * The order under this number: the one that is there if it asks for the same, else a new one.
     *
     * @param linkLife how long the payer may open it; {@code time_expire} may end it earlier
     * @throws Refused if the number was paid or closed, or a trade waits on other terms
     */
    Order place(Call call, Terms terms, Duration linkLife, @Nullable Payer payer) {
        Optional<Order> found =
                world.orders().find(Order.key(call.app().pid(), terms.outTradeNo()));
        if (found.isPresent()) {
            refuseIfSettled(found.get(), terms);
            boolean waits = world.firstTrade(found.get()).isPresent();
            if (waits || isStillGood(found.get(), call, terms)) {
                return found.get();
            }
        }
        Instant now = world.now();
        Instant linkEnd = now.plus(linkLife);
        Instant end = terms.expiresAt();
        return world.orders()
                .save(
                        new Order(
                                world.numbers().token(TOKEN_LENGTH),
                                call.app().appId(),
                                call.app().pid(),
                                call.method(),
                                terms,
                                now,
                                end != null && end.isBefore(linkEnd) ? end : linkEnd,
                                false,
                                payer,
                                List.of()));
    }

    /**
     * A repeated request gets the same link (rule alipay.precreate.repeat); otherwise the newest
     * terms count.
     */
    private boolean isStillGood(Order order, Call call, Terms terms) {
        return order.terms().equals(terms)
                && order.method().equals(call.method())
                && world.now().isBefore(order.linkExpiresAt());
    }

    /**
     * Looks at what became of this number before.
     *
     * @throws Refused as {@link #place} does
     */
    void refuseIfSettled(String pid, Terms terms) {
        world.orders()
                .find(Order.key(pid, terms.outTradeNo()))
                .ifPresent(order -> refuseIfSettled(order, terms));
    }

    private void refuseIfSettled(Order order, Terms terms) {
        if (order.voided()) {
            throw Refused.business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
        }
        Optional<Trade> trade = world.firstTrade(order).map(trading::current);
        if (trade.isEmpty()) {
            return;
        }
        switch (trade.get().status()) {
            case TRADE_SUCCESS, TRADE_FINISHED ->
                    throw Refused.business("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
            case TRADE_CLOSED -> throw Refused.business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
            case WAIT_BUYER_PAY -> {
                if (trade.get().amount() != terms.amount()
                        || !trade.get().terms().subject().equals(terms.subject())) {
                    throw Refused.business("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
                }
            }
        }
    }
}
