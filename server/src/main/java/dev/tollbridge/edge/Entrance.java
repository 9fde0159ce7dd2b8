package dev.tollbridge.edge;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts requests. Few at once are on their way to the {@link CrowdFilter}, which turns away those
 * that come in vain; the others wait in line, unread. So a server that is asked twice what it can
 * do stays busy with what it has taken on: its threads never wait behind thousands of newcomers.
 *
 * <p>All that have begun are bounded as well, whatever becomes of them: each holds about 80 KB
 * until it is answered. That bound is far above what the {@link AdmissionFilter} lets in. The line
 * needs none: a connection stands in it once, and costs no more there than it does anyway.
 */
final class Entrance implements Executor {
    private static final ScopedValue<Visit> VISIT = ScopedValue.newInstance();

    private final Executor threads;
    private final int mostEntering;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Visit> line = new ArrayDeque<>();
    private @Nullable Runnable whenEmpty;
    private int entering;
    private int begun;

    /**
     * @param mostEntering at once on their way to {@link #passed}
     * @param most begun at once
     */
    Entrance(Executor threads, int mostEntering, int most) {
        this.threads = threads;
        this.mostEntering = mostEntering;
        this.most = most;
    }

    /** The request of this thread goes on, and lets the next one enter. */
    static void passed() {
        if (VISIT.isBound()) {
            VISIT.get().pass();
        }
    }

    @Override
    public void execute(Runnable request) {
        var visit = new Visit(request);
        lock.lock();
        try {
            if (!line.isEmpty() || !hasPlace()) {
                line.add(visit);
                return;
            }
            admitted(visit);
        } finally {
            lock.unlock();
        }
        start(visit);
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

    private boolean hasPlace() {
        return entering < mostEntering && begun < most;
    }

    private Visit admitted(Visit visit) {
        entering++;
        begun++;
        return visit;
    }

    /** One request, from its first byte to the end of its answer. */
    private final class Visit implements Runnable {
        private final Runnable request;
        private boolean passed;

        Visit(Runnable request) {
            this.request = request;
        }

        @Override
        public void run() {
            try {
                ScopedValue.where(VISIT, this).run(request);
            } finally {
                end();
            }
        }

        void pass() {
            leave(false);
        }

        void end() {
            leave(true);
        }

        private void leave(boolean ended) {
            @Nullable Visit next;
            @Nullable Runnable last = null;
            lock.lock();
            try {
                if (ended) {
                    begun--;
                }
                if (!passed) {
                    passed = true;
                    entering--;
                }
                next = line.isEmpty() || !hasPlace() ? null : admitted(line.remove());
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
            if (next != null) {
                start(next);
            }
        }
    }
}
