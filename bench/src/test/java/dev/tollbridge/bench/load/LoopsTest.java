package dev.tollbridge.bench.load;

import static dev.tollbridge.bench.load.Work.Verdict.DONE;
import static dev.tollbridge.bench.load.Work.Verdict.SHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What the loops count, against work whose behaviour is known. */
class LoopsTest {
    private final Loops loops = new Loops();

    /**
     * One piece at a time and one stall: everybody who was to begin meanwhile has waited for it.
     */
    @Test
    void anOpenLoopHidesNoStall() throws Exception {
        var one = new ReentrantLock();
        var done = new AtomicInteger();
        Work stalling =
                number -> {
                    one.lock();
                    try {
                        Thread.sleep(done.incrementAndGet() == 60 ? 400 : 0);
                    } finally {
                        one.unlock();
                    }
                    return DONE;
                };

        var round = loops.open(stalling, 200, Duration.ofSeconds(1), 7);

        assertThat(round.done()).isBetween(120L, 280L);
        assertThat(round.maxMs()).isGreaterThan(390);
        // Some 80 of 200 pieces were to begin within the stall, half of them in its first half.
        assertThat(round.p99Ms()).isGreaterThan(200);
        assertThat(round.failed()).isZero();
    }

    @Test
    void whatAnOpenLoopBeginsInItsLeadDoesNotCount() throws Exception {
        var begun = new AtomicInteger();
        Work roughAtFirst =
                number -> {
                    Thread.sleep(begun.incrementAndGet() <= 20 ? 1500 : 0);
                    return DONE;
                };

        var round = loops.open(roughAtFirst, 500, Duration.ofSeconds(1), 7);

        assertThat(round.maxMs()).isLessThan(1490);
        assertThat(round.offeredPerSecond()).isBetween(400.0, 600.0);
        assertThat(round.finished()).isEqualTo(begun.get());
        assertThat(round.done()).isBetween(400L, round.finished() - 50);
    }

    /** Else what takes a second would seem to be done more slowly than it comes. */
    @Test
    void anOpenLoopsPieceIsCountedWhenItEnds() throws Exception {
        var round =
                loops.open(
                        number -> {
                            Thread.sleep(350);
                            return DONE;
                        },
                        400,
                        Duration.ofSeconds(2),
                        7);

        assertThat(round.seconds()).isEqualTo(2);
        // Some of the lead end within the time, and as many of the time end after it.
        assertThat(round.perSecond()).isBetween(365.0, 440.0);
        assertThat(round.p50Ms()).isGreaterThanOrEqualTo(350);
    }

    @Test
    void aClosedLoopNeverHasMoreUnderWayThanClients() throws Exception {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        Work counting =
                number -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.sleep(2);
                    underWay.decrementAndGet();
                    return DONE;
                };

        var round = loops.closed(counting, 5, Duration.ofMillis(300));

        assertThat(most).hasValue(5);
        assertThat(round.done()).isPositive();
        assertThat(round.perSecond()).isEqualTo(round.done() / 0.3, withinOne());
        assertThat(round.p50Ms()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatIsDoneTooLateOrShedOrFailedDoesNotCount() throws Exception {
        var numbers = new AtomicLong();
        Work mixed =
                number -> {
                    Thread.sleep(1);
                    return switch ((int) (numbers.getAndIncrement() % 3)) {
                        case 0 -> SHED;
                        case 1 -> throw new IOException("HTTP 500 of pay_01jt0vq1c2e9xbt7r5d4");
                        default -> DONE;
                    };
                };

        var round = loops.closed(mixed, 1, Duration.ofSeconds(2));
        var late =
                loops.closed(
                        number -> {
                            Thread.sleep(3000);
                            return DONE;
                        },
                        1,
                        Duration.ofSeconds(1));

        assertThat(round.shed()).isPositive();
        assertThat(round.failed()).isPositive();
        assertThat(round.failures()).containsOnlyKeys("HTTP * of *");
        assertThat(round.finished()).isBetween(round.shed() - 1, round.shed());
        assertThat(round.done()).isPositive().isLessThan(round.finished());
        assertThat(late.done()).isZero();
        assertThat(late.finished()).isOne();
    }

    private static org.assertj.core.data.Offset<Double> withinOne() {
        return org.assertj.core.data.Offset.offset(1.0);
    }
}
