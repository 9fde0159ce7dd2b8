package dev.tollbridge.simulators.wechatpay.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refunds: accepted at once, settled a little later. Every method expects the world's lock. */
public final class Refunding {
    /** Rule wechatpay.refund.settles. */
    private static final Duration SETTLES_AFTER = Duration.ofSeconds(2);

    private static final String ORIGINAL_ACCOUNT = "支付用户零钱";

    private final World world;
    private final Changes changes;

    public Refunding(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
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
        if (refund.status() == Refund.Status.PROCESSING) {
            world.timers()
                    .at(
                            "refund:" + refund.refundId(),
                            refund.dueAt(),
                            () -> world.locked(() -> settle(refund.key())));
        }
    }

    private boolean settle(String key) {
        world.refunds()
                .find(key)
                .filter(refund -> refund.status() == Refund.Status.PROCESSING)
                .map(refund -> save(refund.settled(world.now())))
                .ifPresent(changes::refunded);
        return true;
    }

    /** Fen of an order's payment that were refunded or are being refunded. */
    public long refunded(String transactionId) {
        return world.refunds().all().stream()
                .filter(refund -> refund.transactionId().equals(transactionId))
                .filter(Refund::counts)
                .mapToLong(Refund::amount)
                .sum();
    }

    public long count(String transactionId) {
        return world.refunds().all().stream()
                .filter(refund -> refund.transactionId().equals(transactionId))
                .count();
    }

    /** What the merchant wants; the caller has checked amounts and numbers. */
    public record Wish(
            String outRefundNo,
            long amount,
            @Nullable String reason,
            @Nullable String notifyUrl,
            @Nullable String fundsAccount) {}

    public Refund start(Order order, Order.Payment payment, Wish wish) {
        Instant now = world.now();
        return save(
                new Refund(
                        "5030" + world.numbers().dated(now, 17),
                        wish.outRefundNo(),
                        order.party(),
                        order.key(),
                        order.terms().outTradeNo(),
                        payment.transactionId(),
                        wish.amount(),
                        payment.amount(),
                        wish.reason(),
                        wish.notifyUrl(),
                        wish.fundsAccount(),
                        "ORIGINAL",
                        ORIGINAL_ACCOUNT,
                        Refund.Status.PROCESSING,
                        ending(order.terms().outTradeNo()),
                        now,
                        due(order.terms().outTradeNo(), now),
                        null));
    }

    private Refund.Status ending(String number) {
        if (world.faults().takes("refund_abnormal", number, null)) {
            return Refund.Status.ABNORMAL;
        }
        return world.faults().takes("refund_closed", number, null)
                ? Refund.Status.CLOSED
                : Refund.Status.SUCCESS;
    }

    private Instant due(String number, Instant now) {
        return world.faults()
                .take("refund_slow", number, null)
                .map(fault -> now.plusMillis(fault.delayMs() == null ? 60_000 : fault.delayMs()))
                .orElse(now.plus(SETTLES_AFTER));
    }

    /** Sends an abnormal refund's money to another account. */
    public Refund reroute(Refund refund, String account) {
        return save(refund.rerouted("OTHER_BANKCARD", account, world.now().plus(SETTLES_AFTER)));
    }
}
