package dev.tollbridge.simulators.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The faults in force. A fault with {@code times} disappears when used up; the one set for an order
 * wins over a global one.
 */
public final class Faults {
    private final List<Fault> active = new ArrayList<>();

    /** Adds a fault, in place of one of the same kind, order and method. */
    public synchronized void put(Fault fault) {
        active.removeIf(fault::sameTarget);
        active.add(fault);
    }

    public synchronized List<Fault> all() {
        return List.copyOf(active);
    }

    public synchronized void remove(Predicate<Fault> which) {
        active.removeIf(which);
    }

    /** Takes one use of a fault of this kind for the given order and method, if one is in force. */
    public synchronized Optional<Fault> take(
            String kind, @Nullable String number, @Nullable String method) {
        Optional<Fault> found =
                active.stream()
                        .filter(fault -> fault.matches(kind, number, method))
                        .max((a, b) -> Boolean.compare(a.number() != null, b.number() != null));
        found.ifPresent(this::use);
        return found;
    }

    public boolean takes(String kind, @Nullable String number, @Nullable String method) {
        return take(kind, number, method).isPresent();
    }

    private void use(Fault fault) {
        Fault left = fault.once();
        int at = active.indexOf(fault);
        if (left.times() != null && left.times() <= 0) {
            active.remove(at);
        } else {
            active.set(at, left);
        }
    }
}
