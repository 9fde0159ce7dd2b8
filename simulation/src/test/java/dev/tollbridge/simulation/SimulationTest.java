package dev.tollbridge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Seeds that are always the same, and new ones as long as there is time. {@code ./tollbridge
 * simulate} runs more.
 */
class SimulationTest {
    private static final int FIXED = 25;
    private static final int FIXED_FROM = 1;

    /** Of the CI's time; a slow machine runs fewer new seeds, not longer. */
    private static final Duration SHARE = Duration.ofSeconds(60);

    private static final int MOST_NEW = 60;

    @SuppressWarnings("NullAway.Init") // started before all
    private static Database database;

    @BeforeAll
    static void start() {
        database = new Database();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void seedsThatEverybodyRunsHoldAllInvariants() {
        var lines = new ArrayList<String>();
        var campaign = new Campaign(FIXED_FROM, FIXED, Campaign.FOREVER, lines::add);
        assertThat(campaign.run(database, "fixed", 2)).as(() -> String.join("\n", lines)).isTrue();
        assertThat(lines.getLast()).matches("seeds=25 events=\\d{4,} faults=\\d{3,} violations=0");
    }

    @Test
    void newSeedsHoldThemToo() {
        long from = new SplittableRandom().nextInt(1_000_000_000);
        var lines = new ArrayList<String>();
        var campaign = new Campaign(from, MOST_NEW, SHARE, lines::add);
        boolean held = campaign.run(database, "fresh", 2);
        System.out.println("simulation: new seeds from " + from + ": " + lines.getLast());
        assertThat(held).as(() -> String.join("\n", lines)).isTrue();
    }

    @Test
    void aSeedTellsTheSameHistoryAgain() {
        try (var first = new World(database, "first", List.of());
                var second = new World(database, "second", List.of())) {
            History.run(second, 6);
            var outcome = History.run(first, 7);
            assertThat(History.run(second, 7)).isEqualTo(outcome);
            assertThat(History.replay(first, 7, outcome.choices())).isEqualTo(outcome);
        }
    }
}
