package dev.tollbridge.simulators.qqwallet.state;

import dev.tollbridge.simulators.qqwallet.state.Refund.Status;
import java.time.Duration;
import java.time.Instant;

/** Refunds: accepted at once, settled a little later. Every method expects the world's lock. */
public final class Refunding {
    /** Rule qqwallet.refund.settles. */
    private static final Duration SETTLES_AFTER = Duration.ofSeconds(2);

    private final World world;

    public Refunding(World world) {
        this.world = world;
    }

    /** Sets the timers of what was under way when the last run ended. */
    public void resume() {
        world.refunds().all().forEach(this::watch);
    }

    private Refund save(Refund refund) {
        watch(refund);
        return world.refunds().save(refund);
    }

    private void watch(Refund refund) {
        if (refund.status() == Status.PROCESSING) {
            world.timers()
                    .at(
                            "refund:" + refund.key(),
                            refund.dueAt(),
                            () -> world.locked(() -> settle(refund.key())));
        }
    }

    private boolean settle(String key) {
        world.refunds()
                .find(key)
                .filter(refund -> refund.status() == Status.PROCESSING)
                .ifPresent(refund -> save(refund.settled()));
        return true;
    }

    /** Fen that were refunded or are being refunded. */
    public long refunded(Order order) {
        return world.refundsOf(order).stream()
                .filter(Refund::counts)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** Notes 7: a refund that failed is tried again under its own number. */
    public Refund start(Order order, Order.Payment payment, String number, long amount) {
        Instant now = world.now();
        return save(
                new Refund(
                        order.mchId(),
                        number,
                        order.terms().outTradeNo(),
                        payment.transactionId(),
                        "11" + world.numbers().dated(now, 18),
                        amount,
                        Status.PROCESSING,
                        ending(order.terms().outTradeNo()),
                        now,
                        due(order.terms().outTradeNo(), now)));
    }

    private Status ending(String number) {
        if (world.faults().takes("refund_change", number, null)) {
            return Status.CHANGE;
        }
        return world.faults().takes("refund_fails", number, null) ? Status.FAIL : Status.SUCCESS;
    }

    private Instant due(String number, Instant now) {
        return world.faults()
                .take("refund_slow", number, null)
                .map(fault -> now.plusMillis(fault.delayMs() == null ? 60_000 : fault.delayMs()))
                .orElse(now.plus(SETTLES_AFTER));
    }
}
