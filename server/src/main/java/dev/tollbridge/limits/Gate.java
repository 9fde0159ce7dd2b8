package dev.tollbridge.limits;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Places for requests of one kind, and the room in front of them. */
final class Gate {
    private final AdmissionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingRoom room;
    private int working;
    private int begun;

    Gate(AdmissionSettings settings) {
        this.settings = settings;
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
        return locked(() -> !room.giveUp(seat) && seat.isGiven());
    }

    private Seat take(Object whose) {
        if (hasPlace() && room.isEmpty()) {
            begin();
            return Seat.given(whose);
        }
        return room.add(whose);
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
            room.next().give();
            served = true;
        }
        return served;
    }

    private boolean hasPlace() {
        return working < settings.working() && begun < settings.begun();
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

    int waiting() {
        return locked(room::size);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
