package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.core.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of a trade. Every method expects the world's lock and leaves the journal up to date. */
public final class Trading {
    /** Rule alipay.trade.default-timeout. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofDays(15);

    /** Rule alipay.trade.finished. */
    static final Duration REFUNDABLE = Duration.ofDays(365);

    /** Why a payment cannot be made. */
    public enum Obstacle {
        LINK_EXPIRED,
        CANCELLED,
        CLOSED,
        ALREADY_PAID
    }

    private final World world;
    private final Changes changes;

    public Trading(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    /** Sets the timers of everything that was open when the last run ended. */
    public void resume() {
        world.trades().all().forEach(this::watch);
    }

    private void watch(Trade trade) {
        String key = "trade:" + trade.tradeNo();
        switch (trade.status()) {
            case WAIT_BUYER_PAY ->
                    world.timers().at(key, trade.expiresAt(), () -> refresh(trade.tradeNo()));
            case TRADE_SUCCESS ->
                    world.timers().at(key, finishesAt(trade), () -> refresh(trade.tradeNo()));
            case TRADE_FINISHED, TRADE_CLOSED -> world.timers().cancel(key);
        }
    }

    private static Instant finishesAt(Trade trade) {
        Trade.Payment payment = trade.payment();
        return payment == null ? Instant.MAX : payment.at().plus(REFUNDABLE);
    }

    private void refresh(String tradeNo) {
        world.locked(() -> world.trades().find(tradeNo).map(this::current));
    }

    /** The trade with what time has done to it. */
    public Trade current(Trade trade) {
        Instant now = world.now();
        if (trade.status() == Trade.Status.WAIT_BUYER_PAY && !now.isBefore(trade.expiresAt())) {
            Trade closed = save(trade.closed(trade.expiresAt()));
            changes.closedUnpaid(closed);
            return lateMoney(closed);
        }
        if (trade.status() == Trade.Status.TRADE_SUCCESS && !now.isBefore(finishesAt(trade))) {
            Trade finished = save(trade.finished());
            changes.finished(finished);
            return finished;
        }
        return trade;
    }

    private Trade save(Trade trade) {
        world.trades().save(trade);
        watch(trade);
        return trade;
    }

    /** What stands between the payer and this order, if anything. */
    public Optional<Obstacle> obstacle(Order order) {
        Optional<Trade> trade = world.firstTrade(order).map(this::current);
        if (trade.isPresent()) {
            return switch (trade.get().status()) {
                case WAIT_BUYER_PAY -> Optional.empty();
                case TRADE_CLOSED -> Optional.of(Obstacle.CLOSED);
                case TRADE_SUCCESS, TRADE_FINISHED -> Optional.of(Obstacle.ALREADY_PAID);
            };
        }
        if (order.voided()) {
            return Optional.of(Obstacle.CANCELLED);
        }
        return world.now().isBefore(order.linkExpiresAt())
                ? Optional.empty()
                : Optional.of(Obstacle.LINK_EXPIRED);
    }

    /** The payer opens an order: from now on there is a trade (notes 4, last paragraph). */
    public Trade open(Order order) {
        return world.firstTrade(order).map(this::current).orElseGet(() -> create(order, false));
    }

    /** Makes a trade for an order that has none. */
    public Trade create(Order order, boolean confirming) {
        Instant now = world.now();
        Terms terms = order.terms();
        Duration timeout = terms.timeout() == null ? DEFAULT_TIMEOUT : terms.timeout();
        Instant expiresAt = terms.expiresAt() == null ? now.plus(timeout) : terms.expiresAt();
        Payer payer = order.payer() == null ? Payer.DEFAULT : order.payer();
        Trade trade =
                new Trade(
                        world.numbers().dated(now, 20),
                        order.key(),
                        order.appId(),
                        order.pid(),
                        terms,
                        terms.amount(),
                        Trade.Status.WAIT_BUYER_PAY,
                        payer,
                        now,
                        expiresAt,
                        confirming,
                        null,
                        List.of(),
                        null);
        Order current = world.orders().find(order.key()).orElse(order);
        world.orders().save(current.withTrade(trade.tradeNo()));
        return save(trade);
    }

    /** The payer pays a trade that waits. Faults may change the amount or charge twice. */
    public Trade pay(Trade trade, int instalmentCount, @Nullable String authNo) {
        String number = trade.terms().outTradeNo();
        long amount =
                world.faults()
                        .take("pay_other_amount", number, null)
                        .map(fault -> otherAmount(fault, trade.amount()))
                        .orElse(trade.amount());
        Trade.Payment payment = new Trade.Payment(world.now(), instalmentCount, authNo);
        Trade paid = save(trade.paid(payment, amount));
        changes.paid(paid);
        if (world.faults().takes("pay_twice", number, null)) {
            Order order = world.orders().find(trade.orderKey()).orElseThrow();
            Trade second = save(create(order, false).paid(payment, amount));
            changes.paid(second);
        }
        return paid;
    }

    /** Pays a trade if it still waits. */
    public Optional<Trade> confirm(String tradeNo) {
        return world.trades()
                .find(tradeNo)
                .map(this::current)
                .filter(trade -> trade.status() == Trade.Status.WAIT_BUYER_PAY)
                .map(trade -> pay(trade, 0, null));
    }

    private static long otherAmount(Fault fault, long asked) {
        return fault.amount() == null ? Math.max(1, asked - 1) : fault.amount();
    }

    /** Closes an unpaid trade. */
    public Trade close(Trade trade) {
        return lateMoney(save(trade.closed(world.now())));
    }

    /** The payer refuses the bill. */
    Trade declined(Trade trade) {
        Trade closed = save(trade.closed(world.now()));
        changes.closedUnpaid(closed);
        return closed;
    }

    /** Voids an order nobody has opened. */
    public void voidOrder(Order order) {
        world.orders().save(order.asVoided());
    }

    /** Fault pay_after_close: the payer's bank was already on its way. */
    private Trade lateMoney(Trade closed) {
        String number = closed.terms().outTradeNo();
        return world.faults().takes("pay_after_close", number, null)
                ? pay(closed, 0, null)
                : closed;
    }

    /** Refunds; the caller has checked amount and number. */
    public Trade refund(Trade trade, Trade.Refund refund) {
        Trade next = save(trade.refunded(refund));
        changes.refunded(next, refund);
        return next;
    }
}
