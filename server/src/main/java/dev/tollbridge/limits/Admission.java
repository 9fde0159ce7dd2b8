package dev.tollbridge.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets as many requests work at once as the machine can serve well, and turns away early what it
 * could only serve late. Free places go to the merchants in turn, so that one who asks too much
 * waits behind his own requests and not before those of others. Calls and channels' notices have
 * places of their own: a flood of the ones never holds up the others. What has begun is finished
 * first: a request that comes back from a channel never waits, and while notices wait, which tell
 * how payments end, calls use a quarter of their places.
 */
@Component
public final class Admission {
    /** What asks to be let in. */
    public enum Kind {
        CALL,
        NOTICE
    }

    private record Entrance(Gate gate, Counter refused) {}

    /** Where this thread's request has a place. */
    private static final ThreadLocal<@Nullable Gate> place = new ThreadLocal<>();

    private final Entrance calls;
    private final Entrance notices;
    private volatile BooleanSupplier noticesBefore = () -> false;

    public Admission(AdmissionSettings settings, MeterRegistry meters) {
        notices = entrance("notice", new Gate(settings, System::nanoTime), meters);
        calls = entrance("call", new Gate(settings, System::nanoTime, this::doNoticesWait), meters);
    }

    private static Entrance entrance(String kind, Gate gate, MeterRegistry meters) {
        gauge(meters, kind, "working", gate, Gate::working);
        gauge(meters, kind, "begun", gate, Gate::begun);
        gauge(meters, kind, "waiting", gate, Gate::waiting);
        return new Entrance(
                gate,
                Counter.builder("tollbridge.admission.refused").tag("kind", kind).register(meters));
    }

    private static void gauge(
            MeterRegistry meters, String kind, String name, Gate gate, ToIntFunction<Gate> value) {
        Gauge.builder("tollbridge.admission." + name, () -> value.applyAsInt(gate))
                .tag("kind", kind)
                .register(meters);
    }

    /**
     * Waits for a place.
     *
     * @param whose turn it uses: a merchant's, or an account's
     * @return false if there is none in time; nothing was begun. Else {@link #leave} must follow
     */
    public boolean enter(Kind kind, Object whose) throws InterruptedException {
        var entrance = entrance(kind);
        if (entrance.gate().enter(whose)) {
            place.set(entrance.gate());
            return true;
        }
        entrance.refused().increment();
        return false;
    }

    /**
     * Whether asking for a place would be in vain, as far as one can tell. Costs next to nothing,
     * so that a request can be turned away before it costs anything.
     */
    public boolean isHopeless(Kind kind, Object whose) {
        var entrance = entrance(kind);
        boolean hopeless = entrance.gate().isHopeless(whose);
        if (hopeless) {
            entrance.refused().increment();
        }
        return hopeless;
    }

    /**
     * @param doNoticesWait whether some wait that have not come here yet; asked often
     */
    public void noticesWaitBefore(BooleanSupplier doNoticesWait) {
        noticesBefore = doNoticesWait;
    }

    private boolean doNoticesWait() {
        return notices.gate().isWaitedFor() || noticesBefore.getAsBoolean();
    }

    /** Counts one that was turned away before it came here. */
    public void refused(Kind kind) {
        entrance(kind).refused().increment();
    }

    private Entrance entrance(Kind kind) {
        return switch (kind) {
            case CALL -> calls;
            case NOTICE -> notices;
        };
    }

    /** Gives the place to the next. */
    public void leave() {
        var gate = place.get();
        if (gate != null) {
            place.remove();
            gate.leave();
        }
    }

    /** While it is open somebody else has this thread's place, if it has one. */
    @FunctionalInterface
    public interface Away extends AutoCloseable {
        @Override
        void close();
    }

    /** Opened while the thread waits for a channel. */
    public Away away() {
        var gate = place.get();
        if (gate == null) {
            return () -> {};
        }
        gate.pause();
        return gate::resume;
    }
}
