package dev.tollbridge.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.limits.Admission.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts requests, and has the others wait in line, unread: there they cost no more than their
 * connection does anyway, while one that is read holds some 80 KB, and a thousand of those make all
 * work dearer. So a server that is asked more than it can do at the moment stays as fast as it is.
 *
 * <p>Whose a request is shows only when it is read. What its connection was used for last is taken
 * for it until then: such requests wait here, those of each merchant in turn, while enough are in
 * that wait for their turn at the {@link AdmissionFilter}, and whose turn would come too late is
 * started only to be turned away by the {@link CrowdFilter}. A connection of which nothing is known
 * is read as soon as few enough newcomers are on their way to that filter. A wrong guess does no
 * harm beyond the wait: what counts is what is found out then. A request that is there as soon as
 * the answer to the one before it is read by the same thread, and never waits unread; others wait
 * for it.
 *
 * <p>All that have begun are bounded as well, whatever becomes of them. The lines need no bound: a
 * connection stands in one of them once.
 */
final class Entrance implements Executor {
    private static final ScopedValue<Visit> VISIT = ScopedValue.newInstance();

    /** Of all whose purpose is not known. */
    private static final Object NOBODY = "nobody";

    private final Executor threads;
    private final Bounds bounds;
    private final LongSupplier nanos;
    private final Cache<Object, Purpose> lastPurposes = Caffeine.newBuilder().weakKeys().build();
    private final ReentrantLock lock = new ReentrantLock();

    /** Those that are read at once, to find out whose they are or to turn them away. */
    private final EntranceLine<Visit> newcomers;

    private final Map<Kind, EntranceLine<Visit>> known = new EnumMap<>(Kind.class);

    /** All of them. */
    private final List<EntranceLine<Visit>> lines = new ArrayList<>();

    private @Nullable Runnable whenEmpty;
    private int begun;

    /**
     * @param entering of each line, at once on their way to {@link #passed}
     * @param inside of each line, at once between {@link #awaitsTurn} and {@link #hasTurn}
     * @param begun in all
     * @param patience so long one stands in line if its purpose is known
     */
    record Bounds(int entering, int inside, int begun, Duration patience) {}

    /** Work of a connection. */
    interface OfConnection {
        /** The same object as long as it is the same connection. */
        Object connection();
    }

    /** What a request is for: which gate it waits at, and in whose turn. */
    record Purpose(Kind kind, Object whose) {}

    /**
     * @param nanos a clock that only goes forward
     */
    Entrance(Executor threads, Bounds bounds, LongSupplier nanos) {
        this.threads = threads;
        this.bounds = bounds;
        this.nanos = nanos;
        this.newcomers = new EntranceLine<>(bounds);
        for (var kind : Kind.values()) {
            known.put(kind, new EntranceLine<>(bounds));
        }
        lines.add(newcomers);
        lines.addAll(known.values());
    }

    /** The request of this thread goes on, and lets the next one enter. */
    static void passed() {
        if (VISIT.isBound()) {
            VISIT.get().pass();
        }
    }

    /** Whether the request of this thread would wait in vain. */
    static boolean isHopeless(Purpose purpose) {
        return VISIT.isBound() && VISIT.get().waitsInVain(purpose);
    }

    /** The request of this thread is surely for that, and begins to wait for its turn. */
    static void awaitsTurn(Purpose purpose) {
        if (VISIT.isBound()) {
            VISIT.get().awaitTurn(purpose);
        }
    }

    /** It does not wait any more. */
    static void hasTurn() {
        if (VISIT.isBound()) {
            VISIT.get().goOn();
        }
    }

    /** The request of this thread is answered; the thread may find the connection's next one. */
    static void answered() {
        if (VISIT.isBound()) {
            VISIT.get().answer();
        }
    }

    @Override
    public void execute(Runnable request) {
        var visit = new Visit(request);
        var next = new ArrayList<Visit>(1);
        lock.lock();
        try {
            stand(visit);
            next(visit.line, next);
        } finally {
            lock.unlock();
        }
        startAll(next.iterator());
    }

    private void stand(Visit visit) {
        var whose = NOBODY;
        if (visit.guess != null) {
            var line = lineOf(visit.guess);
            visit.inVain = line.isHopeless(visit.guess.whose());
            if (!visit.inVain) {
                visit.line = line;
                whose = visit.guess.whose();
            }
        }
        visit.line.add(whose, visit);
    }

    private EntranceLine<Visit> lineOf(Purpose purpose) {
        return Objects.requireNonNull(known.get(purpose.kind()));
    }

    /** Takes the next one out of a line, if it can begin. */
    private void next(EntranceLine<Visit> line, List<Visit> starting) {
        if (begun >= bounds.begun() || !line.canGoOn()) {
            return;
        }
        var visit = line.next();
        long now = nanos.getAsLong();
        if (visit.guess != null && now - visit.since > bounds.patience().toNanos()) {
            visit.inVain = true;
        } else {
            line.moved(now);
        }
        begun++;
        starting.add(visit);
    }

    /**
     * Calls once nobody is in and nobody stands in line: every answer has been handed to its
     * connection. At once if that is so already; of two who wait, the later one is called.
     */
    void whenEmpty(Runnable then) {
        lock.lock();
        try {
            if (begun > 0) {
                whenEmpty = then;
                return;
            }
        } finally {
            lock.unlock();
        }
        then.run();
    }

    /** Whether a request that is known to be of that kind stands in line, unread. */
    boolean isWaitedFor(Kind kind) {
        return Objects.requireNonNull(known.get(kind)).isWaitedIn();
    }

    /** How many stand in line, unread. */
    int waiting() {
        lock.lock();
        try {
            return lines.stream().mapToInt(EntranceLine::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Each of them, though one cannot be started. */
    private void startAll(Iterator<Visit> visits) {
        if (visits.hasNext()) {
            try {
                start(visits.next());
            } finally {
                startAll(visits);
            }
        }
    }

    private void start(Visit visit) {
        boolean started = false;
        try {
            threads.execute(visit);
            started = true;
        } finally {
            if (!started) {
                visit.end();
            }
        }
    }

    /** Requests of one connection that follow each other at once; most often it is one. */
    private final class Visit implements Runnable {
        private final Runnable request;
        private final @Nullable Object connection;
        private final @Nullable Purpose guess;
        private final long since = nanos.getAsLong();
        private EntranceLine<Visit> line = newcomers;
        private boolean inVain;
        private boolean passed;

        /** The first one is; what was found out about it is not about the next. */
        private boolean answered;

        /** The line in which others wait for this one. */
        private @Nullable EntranceLine<Visit> inside;

        Visit(Runnable request) {
            this.request = request;
            this.connection = request instanceof OfConnection work ? work.connection() : null;
            this.guess = connection == null ? null : lastPurposes.getIfPresent(connection);
        }

        @Override
        public void run() {
            try {
                ScopedValue.where(VISIT, this).run(request);
            } finally {
                end();
            }
        }

        boolean waitsInVain(Purpose purpose) {
            if (!answered && purpose.equals(guess)) {
                return inVain;
            }
            lock.lock();
            try {
                return lineOf(purpose).isHopeless(purpose.whose());
            } finally {
                lock.unlock();
            }
        }

        void awaitTurn(Purpose purpose) {
            if (connection != null && (answered || !purpose.equals(guess))) {
                lastPurposes.put(connection, purpose);
            }
            lock.lock();
            try {
                // Who had to be read at once keeps nobody who waits unread from his turn.
                if (answered || line != newcomers) {
                    var others = answered ? lineOf(purpose) : line;
                    inside = others;
                    others.inside();
                }
            } finally {
                lock.unlock();
            }
        }

        void pass() {
            leave(false);
        }

        void goOn() {
            leave(false);
        }

        void answer() {
            if (!passed) {
                leave(false);
            }
            answered = true;
        }

        void end() {
            leave(true);
        }

        /** Gives up what it holds of its line, and at the end its place. */
        private void leave(boolean ended) {
            var next = new ArrayList<Visit>();
            @Nullable Runnable last = null;
            lock.lock();
            try {
                if (!passed) {
                    passed = true;
                    line.passed();
                }
                var others = inside;
                if (others != null) {
                    inside = null;
                    others.served();
                }
                if (ended) {
                    begun--;
                    lines.forEach(line -> next(line, next));
                } else {
                    next(line, next);
                    if (others != null) {
                        next(others, next);
                    }
                }
                if (begun == 0) {
                    last = whenEmpty;
                    whenEmpty = null;
                }
            } finally {
                lock.unlock();
            }
            if (last != null) {
                last.run();
            }
            startAll(next.iterator());
        }
    }
}
