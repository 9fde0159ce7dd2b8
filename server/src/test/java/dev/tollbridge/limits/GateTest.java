package dev.tollbridge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a gate foretells from how fast its line moves. */
class GateTest {
    private static final long TURN = Duration.ofMinutes(1).toNanos();

    private final AtomicLong now = new AtomicLong();

    /** One place, and patience for four turns. */
    private final Gate gate =
            new Gate(new AdmissionSettings(1, 100, 100, Duration.ofNanos(4 * TURN)), now::get);

    @Test
    void saysNothingOfALineThatDoesNotMoveYet() throws Exception {
        gate.enter("first");
        for (int i = 0; i < 10; i++) {
            ask("hot");
        }
        assertThat(gate.isHopeless("hot")).isFalse();
    }

    @Test
    void turnsAwayAtOnceWhoseTurnWouldComeTooLate() throws Exception {
        gate.enter("first");
        for (int i = 0; i < 8; i++) {
            ask("hot");
        }
        turns(4);
        assertThat(gate.waiting()).isEqualTo(4);
        assertThat(gate.isHopeless("hot")).isTrue();
        long began = System.nanoTime();
        assertThat(gate.enter("hot")).isFalse();
        assertThat(System.nanoTime() - began).as("without waiting").isLessThan(TURN);
    }

    @Test
    void knowsThatTheOthersHaveTheirTurnsBetween() throws Exception {
        gate.enter("first");
        for (int i = 0; i < 8; i++) {
            ask("hot");
        }
        turns(4);
        assertThat(gate.isHopeless("calm")).as("second in turn").isFalse();
        ask("calm");
        assertThat(gate.isHopeless("calm")).as("fourth").isFalse();
        ask("calm");
        assertThat(gate.isHopeless("calm")).as("sixth, or fifth and last").isTrue();
    }

    @Test
    void forgetsHowFastItWasWhenNobodyWaits() throws Exception {
        gate.enter("first");
        for (int i = 0; i < 8; i++) {
            ask("hot");
        }
        turns(8);
        assertThat(gate.waiting()).isZero();
        for (int i = 0; i < 8; i++) {
            ask("hot");
        }
        assertThat(gate.isHopeless("hot")).isFalse();
    }

    @Test
    void usesAPartOfItsPlacesWhileItStandsBack() {
        var standsBack = new AtomicBoolean(true);
        var wide =
                new Gate(
                        new AdmissionSettings(8, 100, 100, Duration.ofMinutes(1)),
                        now::get,
                        standsBack::get);
        for (int i = 0; i < 10; i++) {
            begin(wide, "somebody");
        }
        Await.until(wide::waiting, waiting -> waiting == 8);
        assertThat(wide.working()).isEqualTo(2);
        wide.leave();
        assertThat(wide.working()).isEqualTo(2);
        standsBack.set(false);
        wide.leave();
        assertThat(wide.working()).isEqualTo(8);
        standsBack.set(true);
        wide.leave();
        assertThat(wide.working()).as("nobody is sent away").isEqualTo(7);
        assertThat(wide.isWaitedFor()).isFalse();
    }

    @Test
    void saysWhetherSomebodyWaits() throws Exception {
        gate.enter("first");
        assertThat(gate.isWaitedFor()).isFalse();
        ask("hot");
        assertThat(gate.isWaitedFor()).isTrue();
        gate.leave();
        assertThat(gate.isWaitedFor()).isFalse();
    }

    private void turns(int number) {
        for (int i = 0; i < number; i++) {
            now.addAndGet(TURN);
            gate.leave();
        }
    }

    /** Returns when it waits; it stays for good if it gets the place. */
    private void ask(String whose) {
        int before = gate.waiting();
        begin(gate, whose);
        Await.until(gate::waiting, waiting -> waiting > before);
    }

    private static void begin(Gate gate, String whose) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        gate.enter(whose);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
