package dev.tollbridge.limits;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that wants a place. */
final class Seat {
    private final Object merchant;
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean given;

    Seat(Object merchant) {
        this.merchant = merchant;
    }

    static Seat given(Object merchant) {
        var seat = new Seat(merchant);
        seat.give();
        return seat;
    }

    static Seat refused(Object merchant) {
        var seat = new Seat(merchant);
        seat.refuse();
        return seat;
    }

    Object merchant() {
        return merchant;
    }

    void give() {
        given = true;
        decided.countDown();
    }

    void refuse() {
        decided.countDown();
    }

    boolean isGiven() {
        return given;
    }

    /** Whether it was given in time. */
    boolean await(Duration patience) throws InterruptedException {
        return decided.await(patience.toNanos(), TimeUnit.NANOSECONDS) && given;
    }
}
