package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.wechatpay.state.Transfer.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Transfers that a person has to accept. Every method expects the world's lock. */
public final class Transferring {
    /** Rule wechatpay.transfer.window. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private static final Duration STEP = Duration.ofSeconds(2);

    private final World world;
    private final Changes changes;

    public Transferring(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    /** Sets the timers of what was under way when the last run ended. */
    public void resume() {
        world.transfers().all().forEach(this::watch);
    }

    public Transfer start(Transfer wanted) {
        return save(wanted);
    }

    private Transfer save(Transfer transfer) {
        watch(transfer);
        world.transfers().save(transfer);
        if (transfer.state().isFinal()) {
            changes.transferred(transfer);
        }
        return transfer;
    }

    private void watch(Transfer transfer) {
        String key = "transfer:" + transfer.key();
        switch (transfer.state()) {
            case ACCEPTED, PROCESSING, TRANSFERING, CANCELING ->
                    later(key, transfer.updatedAt().plus(STEP), transfer);
            case WAIT_USER_CONFIRM -> later(key, transfer.createdAt().plus(WINDOW), transfer);
            case SUCCESS, FAIL, CANCELLED -> world.timers().cancel(key);
        }
    }

    private void later(String key, Instant due, Transfer transfer) {
        world.timers()
                .at(
                        key,
                        due,
                        () ->
                                world.locked(() -> {
                                    advance(transfer);
                                    return true;
                                }));
    }

    private void advance(Transfer seen) {
        world.transfers()
                .find(seen.key())
                .filter(now -> now.state() == seen.state())
                .ifPresent(this::next);
    }

    private void next(Transfer transfer) {
        switch (transfer.state()) {
            case ACCEPTED, PROCESSING -> move(transfer, State.WAIT_USER_CONFIRM, null);
            case WAIT_USER_CONFIRM -> move(transfer, State.FAIL, "OVERDUE_CLOSE");
            case TRANSFERING -> finish(transfer);
            case CANCELING -> move(transfer, State.CANCELLED, "MCH_CANCEL");
            case SUCCESS, FAIL, CANCELLED -> {}
        }
    }

    private void finish(Transfer transfer) {
        String name = transfer.userName();
        String problem =
                world.faults()
                        .take("transfer_fails", transfer.outBillNo(), null)
                        .map(fault -> fault.value() == null ? "ACCOUNT_FROZEN" : fault.value())
                        .orElse(name == null || name.equals(Payer.NAME) ? "" : "NAME_NOT_CORRECT");
        if (problem.isEmpty()) {
            move(transfer, State.SUCCESS, null);
        } else {
            move(transfer, State.FAIL, problem);
        }
    }

    private Transfer move(Transfer transfer, State state, @Nullable String reason) {
        return save(transfer.in(state, reason, world.now()));
    }

    /** The person accepts. */
    public Transfer confirm(Transfer transfer) {
        return transfer.state() == State.WAIT_USER_CONFIRM
                ? move(transfer, State.TRANSFERING, null)
                : transfer;
    }

    /** The merchant takes it back before it was accepted. */
    public Transfer cancel(Transfer transfer) {
        return transfer.state() == State.WAIT_USER_CONFIRM
                ? move(transfer, State.CANCELING, null)
                : transfer;
    }
}
