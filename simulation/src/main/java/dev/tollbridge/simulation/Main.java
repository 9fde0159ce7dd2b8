package dev.tollbridge.simulation;

import java.security.SecureRandom;
import java.util.List;

/** {@code ./tollbridge simulate}. */
public final class Main {
    private static final int WORKERS = 2;

    private Main() {}

    /**
     * Exits with 1 if an invariant was violated, 2 if the arguments make no sense.
     *
     * @param args {@code --seeds N [--from S]} or {@code --seed S [--choices C]}
     */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args, new SecureRandom());
        } catch (IllegalArgumentException e) {
            System.err.println("tollbridge: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Options options) {
        try (var database = new Database()) {
            return switch (options) {
                case Options.One(var seed, var choices) -> one(database, seed, choices);
                case Options.Many(var from, var seeds) ->
                        new Campaign(from, seeds, Campaign.FOREVER, System.out::println)
                                .run(database, "worker", WORKERS);
            };
        }
    }

    private static boolean one(
            Database database, long seed, java.util.Optional<List<Integer>> choices) {
        try (var world = new World(database, "world", List.of())) {
            var outcome =
                    choices.isPresent()
                            ? History.replay(world, seed, choices.get())
                            : History.run(world, seed);
            outcome.trace().forEach(System.out::println);
            System.out.println(
                    "seeds=1 events=%d faults=%d violations=%d"
                            .formatted(
                                    outcome.events(),
                                    outcome.faults(),
                                    outcome.violation() == null ? 0 : 1));
            return outcome.violation() == null;
        }
    }
}
