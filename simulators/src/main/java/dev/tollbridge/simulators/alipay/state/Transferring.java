package dev.tollbridge.simulators.alipay.state;

import java.time.Duration;

/** Payouts. Every method expects the world's lock. */
public final class Transferring {
    /** What every merchant starts with, in fen (rule alipay.transfer.balance). */
    static final long OPENING_BALANCE = 100_000_000;

    private static final Duration DEALING = Duration.ofMinutes(1);

    private final World world;

    public Transferring(World world) {
        this.world = world;
    }

    /** Sets the timers of what was under way when the last run ended. */
    public void resume() {
        world.transfers().all().forEach(this::watch);
    }

    public Transfer start(Transfer wanted) {
        boolean slow = wanted.payee().endsWith("0102") || wanted.payee().endsWith("0103");
        Transfer transfer = slow ? wanted.settled(Transfer.Status.DEALING, null) : wanted;
        watch(world.transfers().save(transfer));
        return transfer;
    }

    private void watch(Transfer transfer) {
        if (transfer.status() == Transfer.Status.DEALING) {
            world.timers()
                    .at(
                            "transfer:" + transfer.orderId(),
                            transfer.at().plus(DEALING),
                            () -> world.locked(() -> settle(transfer)));
        }
    }

    private Transfer settle(Transfer transfer) {
        boolean fails = transfer.payee().endsWith("0103");
        return world.transfers()
                .save(
                        fails
                                ? transfer.settled(
                                        Transfer.Status.FAIL, "PAYEE_ACCOUNT_STATUS_ERROR")
                                : transfer.settled(Transfer.Status.SUCCESS, null));
    }

    /** What the merchant could pay out, in fen. */
    public long balance(String pid) {
        long received =
                world.trades().all().stream()
                        .filter(trade -> trade.pid().equals(pid) && trade.isPaid())
                        .mapToLong(trade -> trade.amount() - trade.refunded())
                        .sum();
        long sent =
                world.transfers().all().stream()
                        .filter(transfer -> transfer.pid().equals(pid))
                        .filter(transfer -> transfer.status() != Transfer.Status.FAIL)
                        .mapToLong(Transfer::amount)
                        .sum();
        return OPENING_BALANCE + received - sent;
    }
}
