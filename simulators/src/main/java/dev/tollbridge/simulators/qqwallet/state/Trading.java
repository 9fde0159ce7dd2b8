package dev.tollbridge.simulators.qqwallet.state;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.qqwallet.state.Order.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The life of an order. Every method expects the world's lock. */
public final class Trading {
    /** Notes 3: a prepay id is good for two hours. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(2);

    private static final int PREPAY_LENGTH = 30;
    private static final Duration DECIDES_AFTER = Duration.ofSeconds(5);

    private final World world;
    private final Changes changes;

    public Trading(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    /** Sets the timers of everything that was open when the last run ended. */
    public void resume() {
        world.orders().all().forEach(this::watch);
    }

    private void watch(Order order) {
        String key = "order:" + order.key();
        if (order.waits()) {
            world.timers().at(key, order.expiresAt(), () -> change(order, current -> current));
        } else {
            world.timers().cancel(key);
        }
    }

    /** Takes the lock, for timers and for the payer. */
    public Order change(Order order, UnaryOperator<Order> change) {
        return world.locked(
                () -> change.apply(current(world.orders().find(order.key()).orElse(order))));
    }

    private Order save(Order order) {
        watch(order);
        return world.orders().save(order);
    }

    /** The order with what time has done to it. */
    public Order current(Order order) {
        boolean late = order.waits() && !world.now().isBefore(order.expiresAt());
        return late ? save(order.in(State.CLOSED)) : order;
    }

    public Optional<Order> find(String mchId, String number) {
        return world.orders().find(Order.key(mchId, number)).map(this::current);
    }

    /**
     * The order with this number, made now if there is none.
     *
     * @return empty if the number stands for another order
     */
    public Optional<Order> place(String mchId, String tradeType, Terms terms) {
        Optional<Order> known = find(mchId, terms.outTradeNo());
        if (known.isPresent()) {
            return known.filter(order -> order.asksFor(tradeType, terms));
        }
        Instant now = world.now();
        Instant latest = now.plus(LONGEST_LIFE);
        Instant wanted = terms.expiresAt();
        return Optional.of(
                save(
                        new Order(
                                mchId,
                                tradeType,
                                terms,
                                world.numbers().token(PREPAY_LENGTH),
                                State.NOTPAY,
                                now,
                                wanted == null || wanted.isAfter(latest) ? latest : wanted,
                                List.of())));
    }

    /** The phone asks the payer to confirm a scanned payment code. */
    public Order ask(Order order) {
        return save(order.in(State.USERPAYING));
    }

    /** The same, and this is what the payer does after five seconds. */
    public void askThen(Order order, UnaryOperator<Order> decision) {
        Order asked = ask(order);
        world.timers()
                .at(
                        "decide:" + order.key(),
                        world.now().plus(DECIDES_AFTER),
                        () ->
                                change(
                                        asked,
                                        current ->
                                                current.state() == State.USERPAYING
                                                        ? decision.apply(current)
                                                        : current));
    }

    /** The payer pays an order that waits. Faults may change the amount or charge twice. */
    public Order pay(Order order) {
        String number = order.terms().outTradeNo();
        long amount =
                world.faults()
                        .take("pay_other_amount", number, null)
                        .map(fault -> otherAmount(fault, order.terms().amount()))
                        .orElse(order.terms().amount());
        Order paid = charge(order, amount);
        return world.faults().takes("pay_twice", number, null) ? charge(paid, amount) : paid;
    }

    private Order charge(Order order, long amount) {
        Instant now = world.now();
        var payment =
                new Order.Payment(
                        order.mchId() + "60" + world.numbers().dated(now, 10), amount, now);
        Order paid = save(order.paid(payment));
        changes.paid(paid, payment);
        return paid;
    }

    private static long otherAmount(Fault fault, long asked) {
        return fault.amount() == null ? Math.max(1, asked - 1) : fault.amount();
    }

    /** The payer refuses a scanned payment code, or it fails. */
    public Order fail(Order order) {
        return save(order.in(State.PAYERROR));
    }

    /** Closes an unpaid order. Fault pay_after_close: the money was already on its way. */
    public Order close(Order order) {
        Order closed = save(order.in(State.CLOSED));
        return world.faults().takes("pay_after_close", order.terms().outTradeNo(), null)
                ? pay(closed)
                : closed;
    }

    /** Takes a payment by code back, whether it was paid or not. */
    public Order reverse(Order order) {
        return save(order.in(State.REVOKED));
    }

    /** A refund was accepted. */
    public Order refunding(Order order) {
        return save(order.in(State.REFUND));
    }
}
