package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of an order. Every method expects the world's lock. */
public final class Trading {
    /** Rule wechatpay.order.life. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);

    private static final int CODE_LENGTH = 9;
    private static final int PREPAY_LENGTH = 20;

    /** Why a payment cannot be made. */
    public enum Obstacle {
        PREPAY_EXPIRED,
        CLOSED,
        REVOKED,
        FAILED,
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
        world.orders().all().forEach(this::watch);
    }

    private void watch(Order order) {
        String key = "order:" + order.key();
        if (order.waits()) {
            world.timers().at(key, order.expiresAt(), () -> refresh(order.key()));
        } else {
            world.timers().cancel(key);
        }
    }

    private void refresh(String key) {
        world.locked(() -> world.orders().find(key).map(this::current));
    }

    private Order save(Order order) {
        watch(order);
        return world.orders().save(order);
    }

    /** The order with what time has done to it. */
    public Order current(Order order) {
        boolean late = order.waits() && !world.now().isBefore(order.expiresAt());
        return late ? save(order.ended(Order.State.CLOSED, order.expiresAt())) : order;
    }

    public Order create(Party party, Scene scene, Terms terms) {
        Instant now = world.now();
        Instant latest = now.plus(scene == Scene.CODEPAY ? scene.life() : LONGEST_LIFE);
        Instant wanted = terms.expiresAt();
        return save(
                new Order(
                        party,
                        scene,
                        terms,
                        prepay(scene, now),
                        Order.State.NOTPAY,
                        now,
                        wanted == null || wanted.isAfter(latest) ? latest : wanted,
                        List.of(),
                        null));
    }

    private Order.Prepay prepay(Scene scene, Instant now) {
        String tail = world.numbers().token(PREPAY_LENGTH);
        return new Order.Prepay(
                "wx" + WireTime.compact(now) + tail,
                world.numbers().token(CODE_LENGTH),
                now.plus(scene.life()));
    }

    /** The same order asked for again: what the payer is given is renewed once it has expired. */
    public Order offer(Order order) {
        Instant now = world.now();
        return now.isBefore(order.prepay().expiresAt())
                ? order
                : save(order.offered(prepay(order.scene(), now)));
    }

    /** Why this order cannot be paid now. */
    public Optional<Obstacle> obstacle(Order order) {
        Order current = current(order);
        return switch (current.state()) {
            case SUCCESS, REFUND -> Optional.of(Obstacle.ALREADY_PAID);
            case CLOSED -> Optional.of(Obstacle.CLOSED);
            case REVOKED -> Optional.of(Obstacle.REVOKED);
            case PAYERROR -> Optional.of(Obstacle.FAILED);
            case USERPAYING -> Optional.empty();
            case NOTPAY ->
                    world.now().isBefore(current.prepay().expiresAt())
                            ? Optional.empty()
                            : Optional.of(Obstacle.PREPAY_EXPIRED);
        };
    }

    /** The phone asks the payer to confirm a scanned payment code. */
    public Order ask(Order order) {
        return save(order.in(Order.State.USERPAYING));
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
        String openid = order.terms().openid() == null ? Payer.OPENID : order.terms().openid();
        Instant now = world.now();
        Order.Payment payment =
                new Order.Payment("4200" + world.numbers().dated(now, 16), amount, now, openid);
        Order paid = save(order.paid(payment));
        changes.paid(paid, payment);
        return paid;
    }

    private static long otherAmount(Fault fault, long asked) {
        return fault.amount() == null ? Math.max(1, asked - 1) : fault.amount();
    }

    /** The payer refuses a scanned payment code, or it fails. */
    public Order fail(Order order) {
        return save(order.ended(Order.State.PAYERROR, world.now()));
    }

    /** Closes an unpaid order. Fault pay_after_close: the money was already on its way. */
    public Order close(Order order) {
        Order closed = save(order.ended(Order.State.CLOSED, world.now()));
        return world.faults().takes("pay_after_close", order.terms().outTradeNo(), null)
                ? pay(closed)
                : closed;
    }

    /** Reverses a payment by code, whether it was paid or not. */
    public Order reverse(Order order) {
        return save(order.ended(Order.State.REVOKED, world.now()));
    }

    /** A refund was accepted. */
    public Order refunding(Order order) {
        return save(order.in(Order.State.REFUND));
    }
}
