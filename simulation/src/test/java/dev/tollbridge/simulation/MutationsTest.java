package dev.tollbridge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.notification.EventMutant;
import dev.tollbridge.notification.WebhookMutant;
import dev.tollbridge.payment.TransitionMutants;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The simulation bites: each deliberate bug is found within a few seeds, by the invariant that it
 * breaks; without a bug the same nodes pass the same seeds. The bugs are put in from outside, by
 * beans that wrap or replace the server's.
 */
class MutationsTest {
    private static final int SEEDS = 60;
    private static final int HEALTHY = 5;

    @SuppressWarnings("NullAway.Init") // started before all
    private static Database database;

    @SuppressWarnings("NullAway.Init") // made before all
    private static World world;

    @BeforeAll
    static void start() {
        database = new Database();
        world =
                new World(
                        database,
                        "mutated",
                        List.of(TransitionMutants.class, EventMutant.class, WebhookMutant.class));
    }

    @AfterAll
    static void stop() {
        world.close();
        database.close();
    }

    @AfterEach
    void heal() {
        Mutation.activate(null);
    }

    @ParameterizedTest
    @EnumSource
    void isFound(Mutation mutation) {
        Mutation.activate(mutation);
        for (int seed = 1; seed <= SEEDS; seed++) {
            var outcome = History.run(world, seed, mutation.theme());
            if (outcome.violation() != null) {
                System.out.println(mutation + ": seed " + seed + ", " + found(outcome));
                assertThat(outcome.violation().invariant())
                        .as(found(outcome))
                        .isEqualTo(mutation.invariant());
                return;
            }
        }
        assertThat(SEEDS).as("no seed noticed " + mutation).isZero();
    }

    @Test
    void withoutABugNothingIsFound() {
        for (var theme : Theme.values()) {
            for (int seed = 1; seed <= HEALTHY; seed++) {
                var outcome = History.run(world, seed, theme);
                assertThat(outcome.violation()).as(theme + ", seed " + seed).isNull();
            }
        }
    }

    private static String found(History.Outcome outcome) {
        return Objects.requireNonNull(Objects.requireNonNull(outcome.violation()).getMessage());
    }
}
