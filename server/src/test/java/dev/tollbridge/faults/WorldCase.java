package dev.tollbridge.faults;

import dev.tollbridge.testing.Invariants;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/**
 * What faults of whole processes share: a world that a class makes before its tests, because a
 * server takes seconds to start, and at the end of each test the question whether the invariants
 * hold.
 */
@SuppressWarnings("NullAway.Init") // set before all tests
abstract class WorldCase {
    /** Longer than any lease. */
    static final Duration LEASES_END = Duration.ofSeconds(61);

    static World world;
    static Payer shop;

    @AfterEach
    void invariants() {
        Invariants.assertHold(world.sql());
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }
}
