package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import java.util.List;

/**
 * Carries refusals out of a controller to the place where they become a problem. Thrown at the edge
 * only: modules answer with {@link Result}.
 */
public final class RefusedException extends RuntimeException {
    private final List<Refusal> refusals;

    /**
     * @param refusals at least one; the first decides the status
     */
    public RefusedException(List<Refusal> refusals) {
        super(refusals.getFirst().detail(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    public RefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** The value, or the refusal as an exception. */
    public static <T> T unwrap(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(var value) -> value;
            case Result.Refused<T>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    /** The answer for objects that do not exist, and for those of others. */
    public static RefusedException notFound(String what) {
        return new RefusedException(
                new Refusal(Refusal.Code.NOT_FOUND, "There is no such " + what + ".", null));
    }
}
