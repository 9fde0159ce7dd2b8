package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private final Queue<Runnable> begun = new ArrayDeque<>();

    @Test
    void nobodyIsTurnedAwayThoughThousandsComeAtOnce() {
        var entrance = new Entrance(begun::add, 2, 2);
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
        var entrance = new Entrance(begun::add, 2, 1);
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
        var entrance = new Entrance(begun::add, 1, 10);
        var said = new ArrayList<String>();
        entrance.execute(() -> {
            said.add("first in, beside " + begun.size());
            Entrance.passed();
            Entrance.passed();
            said.add("first passed, beside " + begun.size());
        });
        entrance.execute(() -> said.add("second"));
        entrance.execute(() -> said.add("third"));
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertThat(said)
                .containsExactly("first in, beside 0", "first passed, beside 1", "second", "third");
    }

    /** With all begun that may be, nobody enters who could let in the next; who ends does. */
    @Test
    void theLineGoesOnAfterAllPlacesWereTaken() {
        var entrance = new Entrance(begun::add, 1, 2);
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
        var entrance = new Entrance(begun::add, 1, 2);
        var said = new ArrayList<String>();
        entrance.execute(() -> said.add("first"));
        entrance.execute(() -> said.add("who stood in line"));
        entrance.whenEmpty(() -> said.add("empty"));
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
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
                        1,
                        1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.execute(() -> {})).isInstanceOf(OutOfMemoryError.class);
        }
    }
}
