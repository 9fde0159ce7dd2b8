package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.edge.Entrance.Bounds;
import dev.tollbridge.edge.Entrance.Purpose;
import dev.tollbridge.limits.Admission.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whoever has begun runs when the test says so. */
class EntranceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Purpose HOT = new Purpose(Kind.CALL, "hot");
    private static final Purpose CALM = new Purpose(Kind.CALL, "calm");

    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final AtomicLong now = new AtomicLong();
    private Runnable meanwhile = () -> {};

    private Entrance entrance(int entering, int most) {
        return new Entrance(begun::add, new Bounds(entering, 1, most, PATIENCE), now::get);
    }

    private void runAll() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }

    @Test
    void nobodyIsTurnedAwayThoughThousandsComeAtOnce() {
        var entrance = entrance(2, 2);
        var ended = new ArrayList<Integer>();
        for (int n = 0; n < 10_000; n++) {
            int number = n;
            entrance.execute(() -> {
                Entrance.passed();
                ended.add(number);
            });
            assertThat(begun).hasSizeLessThanOrEqualTo(2);
        }
        while (!begun.isEmpty()) {
            begun.remove().run();
            assertThat(begun).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(ended).hasSize(10_000).isSorted();
    }

    @Test
    void aRequestThatFailsGivesItsPlaceToTheNext() {
        var entrance = entrance(2, 1);
        entrance.execute(() -> {
            throw new IllegalStateException("failed");
        });
        entrance.execute(() -> {});
        assertThat(begun).hasSize(1);
        assertThatThrownBy(begun.remove()::run).hasMessage("failed");
        assertThat(begun).hasSize(1);
    }

    @Test
    void whoHasPassedLetsTheNextOneEnter() {
        var entrance = entrance(1, 10);
        var said = new ArrayList<String>();
        entrance.execute(() -> {
            said.add("first in, beside " + begun.size());
            Entrance.passed();
            Entrance.passed();
            said.add("first passed, beside " + begun.size());
        });
        entrance.execute(() -> said.add("second"));
        entrance.execute(() -> said.add("third"));
        runAll();
        assertThat(said)
                .containsExactly("first in, beside 0", "first passed, beside 1", "second", "third");
    }

    /** With all begun that may be, nobody enters who could let in the next; who ends does. */
    @Test
    void theLineGoesOnAfterAllPlacesWereTaken() {
        var entrance = entrance(1, 2);
        var ran = new ArrayList<String>();
        entrance.execute(() -> {
            ran.add("first");
            Entrance.passed();
            // Runs inside of the first, as if on another thread.
            begun.remove().run();
            ran.add("first again, in line " + (2 - begun.size()));
        });
        entrance.execute(() -> {
            ran.add("second");
            Entrance.passed();
            assertThat(begun).as("both places are taken").isEmpty();
        });
        entrance.execute(() -> ran.add("third"));
        begun.remove().run();
        begun.remove().run();
        assertThat(ran).containsExactly("first", "second", "first again, in line 1", "third");
    }

    @Test
    void saysWhenTheLastOneHasLeft() {
        var entrance = entrance(1, 2);
        var said = new ArrayList<String>();
        entrance.execute(() -> said.add("first"));
        entrance.execute(() -> said.add("who stood in line"));
        entrance.whenEmpty(() -> said.add("empty"));
        runAll();
        assertThat(said).containsExactly("first", "who stood in line", "empty");
        entrance.execute(() -> said.add("later"));
        begun.remove().run();
        assertThat(said).as("said once").endsWith("empty", "later");
        entrance.whenEmpty(() -> said.add("empty again"));
        assertThat(said).endsWith("empty again");
    }

    @Test
    void losesNoPlaceToAThreadThatCannotStart() {
        var broken =
                new Entrance(
                        task -> {
                            throw new OutOfMemoryError("no thread");
                        },
                        new Bounds(1, 1, 1, PATIENCE),
                        now::get);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.execute(() -> {})).isInstanceOf(OutOfMemoryError.class);
        }
    }

    /** A call on a connection, which waits for its turn until the test says that it has it. */
    private final class Call implements Runnable, Entrance.OfConnection {
        private final Object connection;
        private final Purpose purpose;
        private boolean isHopeless;
        private boolean isIn;

        Call(Object connection, Purpose purpose) {
            this.connection = connection;
            this.purpose = purpose;
        }

        @Override
        public Object connection() {
            return connection;
        }

        /** As the filters do it; what comes meanwhile runs inside of it, as on other threads. */
        @Override
        public void run() {
            isHopeless = Entrance.isHopeless(purpose);
            if (isHopeless) {
                return;
            }
            Entrance.passed();
            Entrance.awaitsTurn(purpose);
            isIn = true;
            meanwhile.run();
            Entrance.hasTurn();
        }
    }

    /** Calls on connections that were used for this before. */
    private List<Call> known(Entrance entrance, Purpose purpose, int number) {
        var calls = new ArrayList<Call>();
        for (int n = 0; n < number; n++) {
            var connection = new Object();
            entrance.execute(new Call(connection, purpose));
            runAll();
            calls.add(new Call(connection, purpose));
        }
        return calls;
    }

    @Test
    void whoseConnectionIsKnownWaitsUnreadWhileAnotherAwaitsItsTurn() {
        var entrance = entrance(10, 10);
        var calls = known(entrance, HOT, 3);
        var stranger = new Call(new Object(), CALM);
        meanwhile =
                () -> {
                    meanwhile = () -> {};
                    entrance.execute(calls.get(1));
                    entrance.execute(calls.get(2));
                    assertThat(begun).as("both unread").isEmpty();
                    assertThat(entrance.waiting()).isEqualTo(2);
                    entrance.execute(stranger);
                    assertThat(begun).as("nobody knows whose it is").hasSize(1);
                    runAll();
                    assertThat(stranger.isIn).isTrue();
                    assertThat(entrance.waiting()).as("the stranger changes nothing").isEqualTo(2);
                };
        entrance.execute(calls.get(0));
        runAll();
        assertThat(calls).allMatch(call -> call.isIn);
        assertThat(entrance.waiting()).isZero();
    }

    /** Two calls that one thread finds on a connection, one when the other is answered. */
    private record Both(Call first, Runnable between, Call second)
            implements Runnable, Entrance.OfConnection {
        @Override
        public Object connection() {
            return first.connection();
        }

        @Override
        public void run() {
            first.run();
            Entrance.answered();
            between.run();
            second.run();
            Entrance.answered();
        }
    }

    @Test
    void forWhoIsReadRightAfterAnAnswerOthersWait() {
        var entrance = entrance(10, 10);
        var call = known(entrance, HOT, 1).getFirst();
        var fresh = new Object();
        Runnable comes =
                () -> {
                    entrance.execute(call);
                    assertThat(begun).as("unread").isEmpty();
                    assertThat(entrance.waiting()).isEqualTo(1);
                };
        var both = new Both(new Call(fresh, HOT), () -> meanwhile = comes, new Call(fresh, HOT));
        entrance.execute(both);
        begun.remove().run();
        assertThat(both.second.isIn).isTrue();
        assertThat(begun).as("has its turn now").hasSize(1);
        meanwhile = () -> {};
        runAll();
        assertThat(call.isIn).isTrue();
        assertThat(entrance.waiting()).isZero();
    }

    @Test
    void whoWasTurnedAwayIsJudgedAnewWhenItComesAgainAtOnce() {
        var entrance = entrance(1, 10);
        var calls = known(entrance, HOT, 2);
        entrance.execute(calls.get(0));
        var connection = calls.get(1).connection();
        var both = new Both(calls.get(1), () -> {}, new Call(connection, HOT));
        entrance.execute(both);
        now.addAndGet(PATIENCE.toNanos() + 1);
        runAll();
        assertThat(both.first.isHopeless).isTrue();
        assertThat(both.second.isIn).isTrue();
    }

    @Test
    void merchantsHaveTheirTurnsOneAfterTheOther() {
        var entrance = entrance(1, 10);
        var hot = known(entrance, HOT, 5);
        var calm = known(entrance, CALM, 1).getFirst();
        hot.forEach(entrance::execute);
        entrance.execute(calm);
        // The first has begun, the second was before the calm one in the line.
        begun.remove().run();
        begun.remove().run();
        begun.remove().run();
        assertThat(calm.isIn).isTrue();
        assertThat(hot.stream().filter(call -> call.isIn)).hasSize(2);
        runAll();
        assertThat(hot).allMatch(call -> call.isIn);
    }

    @Test
    void tellsWhetherNoticesWait() {
        var entrance = entrance(1, 10);
        var notices = known(entrance, new Purpose(Kind.NOTICE, "account"), 2);
        known(entrance, HOT, 2).forEach(entrance::execute);
        assertThat(entrance.isWaitedFor(Kind.CALL)).isTrue();
        notices.forEach(entrance::execute);
        assertThat(begun).as("a line of their own").hasSize(2);
        assertThat(entrance.isWaitedFor(Kind.NOTICE)).isTrue();
        runAll();
        assertThat(notices).allMatch(notice -> notice.isIn);
        assertThat(entrance.isWaitedFor(Kind.NOTICE)).isFalse();
    }

    @Test
    void whoHasWaitedTooLongIsReadOnlyToBeTurnedAway() {
        var entrance = entrance(1, 10);
        var calls = known(entrance, HOT, 3);
        calls.forEach(entrance::execute);
        now.addAndGet(PATIENCE.toNanos() + 1);
        runAll();
        assertThat(calls.get(0).isIn).as("it had begun").isTrue();
        assertThat(calls.subList(1, 3)).allMatch(call -> call.isHopeless && !call.isIn);
    }

    @Test
    void aWrongGuessIsNoReasonToTurnAway() {
        var entrance = entrance(1, 10);
        var before = known(entrance, HOT, 2);
        entrance.execute(before.getFirst());
        var other = new Call(before.get(1).connection(), CALM);
        entrance.execute(other);
        now.addAndGet(PATIENCE.toNanos() + 1);
        runAll();
        assertThat(other.isHopeless).isFalse();
        assertThat(other.isIn).isTrue();
        var again = new Call(other.connection(), CALM);
        entrance.execute(again);
        now.addAndGet(PATIENCE.toNanos() + 1);
        runAll();
        assertThat(again.isIn).as("known as the other's now, and not kept waiting").isTrue();
    }

    /** A line that moves once in a tenth of the patience has no place for an eleventh. */
    @Test
    void whoseTurnWouldComeTooLateIsReadAtOnceToBeTurnedAway() {
        var entrance = entrance(1, 100);
        var calls = known(entrance, HOT, 40);
        var calm = known(entrance, CALM, 1).getFirst();
        calls.subList(0, 15).forEach(entrance::execute);
        for (int n = 0; n < 4; n++) {
            now.addAndGet(PATIENCE.toNanos() / 10);
            begun.remove().run();
        }
        var waiting = new ArrayDeque<>(begun);
        begun.clear();
        assertThat(entrance.waiting()).isEqualTo(10);
        var late = calls.get(20);
        entrance.execute(late);
        assertThat(begun).as("not behind the others").hasSize(1);
        runAll();
        assertThat(late.isHopeless).isTrue();
        var stranger = new Call(new Object(), HOT);
        entrance.execute(stranger);
        runAll();
        assertThat(stranger.isHopeless).as("its connection tells nothing, its key does").isTrue();
        entrance.execute(calm);
        assertThat(begun).isEmpty();
        begun.addAll(waiting);
        runAll();
        assertThat(calm.isIn).as("another merchant's turn comes in time").isTrue();
    }
}
