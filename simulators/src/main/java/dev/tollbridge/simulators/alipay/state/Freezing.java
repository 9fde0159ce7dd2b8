package dev.tollbridge.simulators.alipay.state;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of a fund authorisation. Every method expects the world's lock. */
public final class Freezing {
    private final World world;
    private final Changes changes;

    /** What a merchant asks to be frozen; {@code amount} in fen. */
    public record Wish(
            String outOrderNo,
            String outRequestNo,
            String title,
            long amount,
            @Nullable String notifyUrl,
            Duration timeout) {}

    public Freezing(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    /** Sets the timers of what was open when the last run ended. */
    public void resume() {
        world.freezes().all().forEach(this::watch);
    }

    private void watch(Freeze freeze) {
        String key = "freeze:" + freeze.authNo();
        if (freeze.status() == Freeze.Status.INIT) {
            world.timers().at(key, freeze.expiresAt(), () -> refresh(freeze.key()));
        } else {
            world.timers().cancel(key);
        }
    }

    private void refresh(String key) {
        world.locked(() -> world.freezes().find(key).map(this::current));
    }

    /** The freeze with what time has done to it. */
    public Freeze current(Freeze freeze) {
        boolean late = !world.now().isBefore(freeze.expiresAt());
        return freeze.status() == Freeze.Status.INIT && late ? close(freeze) : freeze;
    }

    private Freeze save(Freeze freeze) {
        world.freezes().save(freeze);
        watch(freeze);
        return freeze;
    }

    public Freeze place(App app, String method, Wish wish) {
        Freeze.Operation freezing =
                new Freeze.Operation(
                        world.numbers().dated(world.now(), 20),
                        wish.outRequestNo(),
                        Freeze.Type.FREEZE,
                        wish.amount(),
                        Freeze.OperationStatus.INIT,
                        world.now(),
                        null);
        return save(
                new Freeze(
                        world.numbers().token(24),
                        world.numbers().dated(world.now(), 20),
                        app.appId(),
                        app.pid(),
                        method,
                        wish.outOrderNo(),
                        wish.title(),
                        wish.amount(),
                        wish.notifyUrl(),
                        Freeze.Status.INIT,
                        Payer.DEFAULT,
                        world.now(),
                        world.now().plus(wish.timeout()),
                        List.of(freezing)));
    }

    /** The payer agrees. */
    public Freeze confirm(Freeze freeze) {
        Freeze next =
                save(
                        freeze.settled(
                                Freeze.OperationStatus.SUCCESS,
                                Freeze.Status.AUTHORIZED,
                                world.now()));
        changes.frozen(next, next.freezing());
        return next;
    }

    /** Nothing gets frozen: the payer declined, time ran out or the merchant cancelled. */
    public Freeze close(Freeze freeze) {
        return save(
                freeze.settled(Freeze.OperationStatus.CLOSED, Freeze.Status.CLOSED, world.now()));
    }

    /** Gives back a part; the caller has checked the amount. */
    public Freeze unfreeze(
            Freeze freeze, String outRequestNo, long amount, @Nullable String remark) {
        Freeze next =
                save(freeze.with(operation(Freeze.Type.UNFREEZE, outRequestNo, amount, remark)));
        changes.frozen(next, next.operations().getLast());
        return next;
    }

    /**
     * Takes a part for a trade that was paid from it.
     *
     * @param complete whether the rest is given back at once
     */
    public Freeze capture(Freeze freeze, String outTradeNo, long amount, boolean complete) {
        Freeze next = save(freeze.with(operation(Freeze.Type.PAY, outTradeNo, amount, null)));
        return complete && next.rest() > 0
                ? unfreeze(next, outTradeNo, next.rest(), "auth_confirm_mode COMPLETE")
                : next;
    }

    private Freeze.Operation operation(
            Freeze.Type type, String outRequestNo, long amount, @Nullable String remark) {
        return new Freeze.Operation(
                world.numbers().dated(world.now(), 20),
                outRequestNo,
                type,
                amount,
                Freeze.OperationStatus.SUCCESS,
                world.now(),
                remark);
    }
}
