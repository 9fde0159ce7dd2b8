package dev.tollbridge.limits;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Places for requests of one kind, and the room in front of them. */
final class Gate {
    /** Of its places, while it stands back: enough to go on, whatever the others do. */
    private static final int SHARE_STANDING_BACK = 4;

    private final AdmissionSettings settings;
    private final BooleanSupplier standsBack;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingRoom room;
    private final LongSupplier nanos;
    private int working;
    private int begun;

    /** As the room has; read by others. */
    private volatile boolean waited;

    /**
     * @param nanos a clock that only goes forward
     */
    Gate(AdmissionSettings settings, LongSupplier nanos) {
        this(settings, nanos, () -> false);
    }

    /**
     * @param standsBack whether it is to use only a part of its places now; asked often
     */
    Gate(AdmissionSettings settings, LongSupplier nanos, BooleanSupplier standsBack) {
        this.settings = settings;
        this.standsBack = standsBack;
        this.nanos = nanos;
        this.room = new WaitingRoom(settings.waiting());
    }

    /** False if there is no place in time. */
    boolean enter(Object whose) throws InterruptedException {
        var seat = locked(() -> take(whose));
        try {
            return seat.await(settings.patience()) || isGivenAtLast(seat);
        } catch (InterruptedException e) {
            if (isGivenAtLast(seat)) {
                leave();
            }
            throw e;
        }
    }

    private boolean isGivenAtLast(Seat seat) {
        return locked(() -> {
            boolean gone = room.giveUp(seat);
            return !gone && seat.isGiven();
        });
    }

    private Seat take(Object whose) {
        if (hasPlace() && room.isEmpty()) {
            begin();
            return Seat.given(whose);
        }
        return waitsTooLong(whose) ? Seat.refused(whose) : room.add(whose);
    }

    /** Whether a newcomer would surely not get a place in time. */
    boolean isHopeless(Object whose) {
        return locked(() -> waitsTooLong(whose));
    }

    /** As fast as places come free now, its turn would come after its patience has ended. */
    private boolean waitsTooLong(Object whose) {
        return room.nanosFor(whose) > settings.patience().toNanos();
    }

    void leave() {
        locked(() -> {
            begun--;
            working--;
            return serve();
        });
    }

    void pause() {
        locked(() -> {
            working--;
            return serve();
        });
    }

    /** At once, whoever has the place meanwhile: what has begun is finished first. */
    void resume() {
        locked(() -> ++working);
    }

    private boolean serve() {
        boolean served = false;
        while (!room.isEmpty() && hasPlace()) {
            begin();
            room.next(nanos.getAsLong()).give();
            served = true;
        }
        return served;
    }

    private boolean hasPlace() {
        int places = settings.working();
        if (standsBack.getAsBoolean()) {
            places = Math.max(1, places / SHARE_STANDING_BACK);
        }
        return working < places && begun < settings.begun();
    }

    private void begin() {
        begun++;
        working++;
    }

    int working() {
        return locked(() -> working);
    }

    int begun() {
        return locked(() -> begun);
    }

    /** Whether somebody waits, or did a moment ago. */
    boolean isWaitedFor() {
        return waited;
    }

    int waiting() {
        return locked(room::size);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            waited = !room.isEmpty();
            lock.unlock();
        }
    }
}
