package dev.tollbridge.simulation;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is to be simulated. */
sealed interface Options {
    /** Replays one history and prints what happens in it. */
    record One(long seed, Optional<List<Integer>> choices) implements Options {}

    /** Runs the histories of consecutive seeds. */
    record Many(long from, int seeds) implements Options {}

    /**
     * @param random where the first seed comes from if none is given
     * @throws IllegalArgumentException with a sentence for the caller
     */
    static Options parse(String[] args, RandomGenerator random) {
        @Nullable Long seed = null;
        @Nullable Long from = null;
        @Nullable List<Integer> choices = null;
        int seeds = 100;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " lacks its value");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--seeds" -> seeds = Math.toIntExact(number(args[i], value));
                case "--from" -> from = number(args[i], value);
                case "--seed" -> seed = number(args[i], value);
                case "--choices" -> choices = Choices.parse(value);
                default ->
                        throw new IllegalArgumentException(
                                "'" + args[i] + "' is not an option of simulate");
            }
        }
        if (seed != null) {
            return new One(seed, Optional.ofNullable(choices));
        }
        if (choices != null || seeds < 1) {
            throw new IllegalArgumentException(
                    "--choices goes with --seed, and --seeds is 1 or more");
        }
        return new Many(from == null ? random.nextInt(1_000_000_000) : from, seeds);
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, not " + value, e);
        }
    }
}
