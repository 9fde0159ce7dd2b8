package dev.tollbridge.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Looks for a shorter history with the same violation: leaves out runs of choices, or sets them to
 * the harmless 0, and keeps what still fails.
 */
final class Shrinker {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final World world;
    private final long end = System.nanoTime() + LIMIT.toNanos();
    private History.Outcome best;

    private Shrinker(World world, History.Outcome first) {
        this.world = world;
        this.best = first;
    }

    /**
     * A violation with the shortest history that was found.
     *
     * @param outcome of that history
     * @param first how many choices the first history had
     */
    record Shrunk(History.Outcome outcome, int first) {
        void print(Consumer<String> out) {
            var violation = Objects.requireNonNull(outcome.violation());
            out.accept("");
            outcome.trace().forEach(out);
            out.accept("");
            out.accept("seed " + outcome.seed() + " violates " + violation.getMessage());
            out.accept(
                    "%d choices, shrunk from %d; replay with"
                            .formatted(outcome.choices().size(), first));
            out.accept(
                    "  ./tollbridge simulate --seed %d --choices %s"
                            .formatted(outcome.seed(), Choices.print(outcome.choices())));
            out.accept("");
        }
    }

    static Shrunk shrink(World world, History.Outcome first) {
        var shrinker = new Shrinker(world, first);
        boolean better = true;
        while (better && shrinker.hasTime()) {
            better = shrinker.pass(false);
            better |= shrinker.pass(true);
        }
        return new Shrunk(shrinker.best, first.choices().size());
    }

    private boolean hasTime() {
        return System.nanoTime() < end;
    }

    /** From large pieces to single ones. */
    private boolean pass(boolean zero) {
        boolean better = false;
        for (int size = best.choices().size() / 2; size > 0; size /= 2) {
            for (int at = best.choices().size() - size; at >= 0 && hasTime(); at -= size) {
                better |= attempt(zero ? zeroed(at, size) : without(at, size));
            }
        }
        return better;
    }

    private List<Integer> without(int at, int size) {
        var shorter = new ArrayList<>(best.choices());
        shorter.subList(at, Math.min(at + size, shorter.size())).clear();
        return shorter;
    }

    private List<Integer> zeroed(int at, int size) {
        var calmer = new ArrayList<>(best.choices());
        for (int i = at; i < Math.min(at + size, calmer.size()); i++) {
            calmer.set(i, 0);
        }
        return calmer;
    }

    private boolean attempt(List<Integer> choices) {
        if (choices.equals(best.choices())) {
            return false;
        }
        var outcome = History.replay(world, best.seed(), choices);
        var wanted = Objects.requireNonNull(best.violation()).invariant();
        if (outcome.violation() == null
                || !outcome.violation().invariant().equals(wanted)
                || !isSimpler(outcome.choices())) {
            return false;
        }
        best = outcome;
        return true;
    }

    private boolean isSimpler(List<Integer> choices) {
        int sizes = Integer.compare(choices.size(), best.choices().size());
        return sizes < 0 || (sizes == 0 && weight(choices) < weight(best.choices()));
    }

    private static long weight(List<Integer> choices) {
        return choices.stream().filter(choice -> choice != 0).count();
    }
}
