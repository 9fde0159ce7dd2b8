package dev.tollbridge.payment;

import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When an attempt is looked at next, and when a person has to. */
final class AttemptTiming {
    /**
     * A closed order that the channel did not know is looked at once more after the payer's code
     * has run out.
     */
    private static final Duration WATCH_AFTER_EXPIRY = Duration.ofMinutes(1);

    private final Function<String, QueryPlan> plans;

    AttemptTiming(Function<String, QueryPlan> plans) {
        this.plans = plans;
    }

    Duration firstWait(Attempt attempt) {
        return plan(attempt).wait(0);
    }

    /** After the channel's own time limits a person has to look; asking goes on all the same. */
    void horizon(Draft draft, Attempt attempt) {
        var limit = attempt.terms().expiresAt().plus(plan(attempt).horizon());
        if (draft.now.isAfter(limit)) {
            draft.incident(
                    IncidentKind.UNRESOLVED_ATTEMPT,
                    attempt.id(),
                    Map.of(
                            "channel", attempt.terms().channel(),
                            "channel_order_no", attempt.terms().orderNo()));
        }
    }

    Instant nextCheck(Draft draft, Attempt attempt, int checks) {
        var planned = draft.now.plus(plan(attempt).wait(checks));
        var expiry = attempt.terms().expiresAt();
        // The moment of expiry is never slept through.
        return draft.now.isBefore(expiry) && planned.isAfter(expiry) ? expiry : planned;
    }

    @Nullable Instant watchUntil(Draft draft, Attempt attempt) {
        return hasRunOut(draft, attempt) ? null : end(attempt);
    }

    /** Whether the payer's code has run out, and a while has passed since. */
    boolean hasRunOut(Draft draft, Attempt attempt) {
        return !draft.now.isBefore(end(attempt));
    }

    private static Instant end(Attempt attempt) {
        return attempt.terms().expiresAt().plus(WATCH_AFTER_EXPIRY);
    }

    /**
     * A paid code is looked at once more when nobody cancels it any longer: after it has run out,
     * and not at the very moment at which the money was told of, however late that is.
     */
    Instant lookBack(Draft draft, Attempt attempt) {
        var expiry = attempt.terms().expiresAt();
        var from = draft.now.isAfter(expiry) ? draft.now : expiry;
        return from.plus(WATCH_AFTER_EXPIRY);
    }

    /** The next look at a closed order that the channel does not call over; null if it is late. */
    @Nullable Instant watchOn(Draft draft, Attempt attempt) {
        var next = nextCheck(draft, attempt, attempt.state().checks() + 1);
        var limit = attempt.terms().expiresAt().plus(plan(attempt).horizon());
        return next.isBefore(limit) ? next : null;
    }

    private QueryPlan plan(Attempt attempt) {
        return plans.apply(attempt.terms().channel());
    }
}
