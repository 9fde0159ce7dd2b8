package dev.tollbridge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.limits.Admission.Kind;
import dev.tollbridge.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** The requests that got a place, in their order. */
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    private Admission admission(int working, int begun, int waiting, Duration patience) {
        return new Admission(new AdmissionSettings(working, begun, waiting, patience), meters);
    }

    @Test
    void placesGoToTheMerchantsInTurn() throws Exception {
        var admission = admission(1, 10, 10, LONG);
        assertThat(admission.enter(Kind.CALL, "first")).isTrue();
        List.of("hot 1", "hot 2", "hot 3", "calm 1").forEach(request -> ask(admission, request));
        admission.leave();
        assertThat(IntStream.range(0, 4).mapToObj(i -> next()))
                .containsExactly("hot 1", "calm 1", "hot 2", "hot 3");
    }

    @Test
    void aFullRoomTurnsAwayTheLastOfWhoAsksMost() throws Exception {
        var admission = admission(1, 10, 3, LONG);
        assertThat(admission.enter(Kind.CALL, "first")).isTrue();
        List.of("hot 1", "hot 2", "hot 3").forEach(request -> ask(admission, request));
        assertThat(admission.enter(Kind.CALL, "hot")).as("room for those of others only").isFalse();
        ask(admission, "calm 1");
        admission.leave();
        assertThat(IntStream.range(0, 4).mapToObj(i -> next()))
                .as("hot 3 is told at once, the others are served")
                .containsExactly("hot 3 refused", "hot 1", "calm 1", "hot 2");
        assertThat(meters.get("tollbridge.admission.refused").tag("kind", "call").counter().count())
                .isEqualTo(2);
    }

    @Test
    void nobodyWaitsLongerThanItsPatience() throws Exception {
        var admission = admission(1, 10, 10, Duration.ofMillis(20));
        assertThat(admission.enter(Kind.CALL, "a")).isTrue();
        assertThat(admission.enter(Kind.CALL, "b")).isFalse();
        assertThat(gauge("waiting")).isZero();
        admission.leave();
        assertThat(admission.enter(Kind.CALL, "b")).isTrue();
    }

    @Test
    void whoWaitsForAChannelNeedsNoPlaceAndGetsItsOwnBackAtOnce() throws Exception {
        var admission = admission(1, 2, 10, Duration.ofMillis(20));
        assertThat(admission.enter(Kind.CALL, "a")).isTrue();
        var away = admission.away();
        assertThat(gauge("working")).isZero();
        assertThat(inAnotherThread(admission, "b")).isTrue();
        assertThat(inAnotherThread(admission, "c")).as("two have begun").isFalse();
        away.close();
        assertThat(gauge("working")).isEqualTo(2);
        admission.leave();
        assertThat(gauge("working")).isEqualTo(1);
    }

    @Test
    void aFloodOfNoticesHoldsUpNoCall() throws Exception {
        var admission = admission(1, 10, 0, Duration.ZERO);
        assertThat(admission.enter(Kind.NOTICE, "account")).isTrue();
        assertThat(inAnotherThread(admission, "a")).isTrue();
        assertThat(meters.get("tollbridge.admission.working").gauges())
                .extracting(gauge -> gauge.value())
                .containsOnly(1.0);
    }

    @Test
    void callsStandBackForNoticesThatHaveNotComeYet() throws Exception {
        var admission = admission(4, 10, 0, Duration.ZERO);
        var doNoticesWait = new AtomicBoolean(true);
        admission.noticesWaitBefore(doNoticesWait::get);
        assertThat(inAnotherThread(admission, "a")).isTrue();
        assertThat(inAnotherThread(admission, "b")).as("a quarter of the places").isFalse();
        doNoticesWait.set(false);
        assertThat(inAnotherThread(admission, "b")).isTrue();
    }

    @Test
    void aThreadWithoutAPlaceGivesNoneAway() {
        var admission = admission(1, 2, 10, LONG);
        try (var _ = admission.away()) {
            assertThat(gauge("working")).isZero();
        }
        assertThat(gauge("working")).isZero();
    }

    private static boolean inAnotherThread(Admission admission, String merchant) throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.complete(admission.enter(Kind.CALL, merchant));
                    } catch (InterruptedException e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer.get(10, TimeUnit.SECONDS);
    }

    /** Returns when the request, which names its merchant first, waits. */
    private void ask(Admission admission, String request) {
        double before = gauge("waiting") + entered.size();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (admission.enter(
                                Kind.CALL, request.substring(0, request.indexOf(' ')))) {
                            entered.add(request);
                            admission.leave();
                        } else {
                            entered.add(request + " refused");
                        }
                    } catch (InterruptedException e) {
                        entered.add(request + " interrupted");
                    }
                });
        Await.until(() -> gauge("waiting") + entered.size(), now -> now > before);
    }

    private String next() {
        try {
            return String.valueOf(entered.poll(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private double gauge(String name) {
        return meters.get("tollbridge.admission." + name).tag("kind", "call").gauge().value();
    }
}
