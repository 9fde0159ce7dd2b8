package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a request, so that its author need not find out one by one. */
public final class Faults {
    /** More than this many are not told: a request so wrong is not helped by a longer list. */
    private static final int MAX = 50;

    private final List<Refusal> found = new ArrayList<>();

    /**
     * @param param JSON pointer to the member, or the name of the query parameter
     */
    public void add(String param, String detail) {
        add(new Refusal(Refusal.Code.INVALID_REQUEST, detail, param));
    }

    void add(Refusal fault) {
        if (found.size() < MAX) {
            found.add(fault);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RefusedException(found);
        }
    }
}
