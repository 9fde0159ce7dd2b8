package dev.tollbridge.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Something that acts: a call of the shop, a notice on its way, a worker's job. It has a thread of
 * its own but runs only while it holds the baton, so exactly one actor runs at any time and the
 * threads' own timing decides nothing.
 */
final class Actor {
    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    static final int OUTSIDE = -1;

    private final String name;
    private int node;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Thread thread;
    private boolean done;
    private boolean killed;
    private int connections;
    private int pausedUntil;
    private @Nullable Throwable failure;

    /** The machine under the actor is gone; nothing catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash", null, false, false);
        }
    }

    /**
     * @param node the node it dies with; {@link #OUTSIDE} for none of ours
     */
    Actor(String name, int node, Runnable work) {
        this.name = name;
        this.node = node;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(work));
    }

    static @Nullable Actor current() {
        return CURRENT.get();
    }

    @SuppressWarnings("Interruption") // nobody interrupts actors
    private void live(Runnable work) {
        turn.acquireUninterruptibly();
        CURRENT.set(this);
        try {
            if (!killed) {
                work.run();
            }
        } catch (Crash e) {
            killed = true;
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            done = true;
            back.release();
        }
    }

    /** Gives the actor the baton until it gives it back. For the scheduler's thread. */
    void resume() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        turn.release();
        back.acquireUninterruptibly();
    }

    /** Gives the baton back and waits for it. For the actor's own thread. */
    void park() {
        if (connections > 0) {
            throw new IllegalStateException(name + " would wait while it holds a connection");
        }
        back.release();
        turn.acquireUninterruptibly();
        dieIfKilled();
    }

    void dieIfKilled() {
        if (killed) {
            throw new Crash();
        }
    }

    /** It dies at its next step, which it takes now. */
    void kill() {
        killed = true;
        if (!done) {
            resume();
        }
    }

    void markKilled() {
        killed = true;
    }

    /** What it does now happens at that node, and dies with it. */
    void enter(int at) {
        node = at;
    }

    /** Only the part of it that was inside the node has died. */
    void survive() {
        killed = false;
    }

    boolean isDone() {
        return done;
    }

    boolean isKilled() {
        return killed;
    }

    String name() {
        return name;
    }

    int node() {
        return node;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /** It does not run before this step of the history. */
    void pauseUntil(int step) {
        pausedUntil = step;
    }

    boolean isPaused(int step) {
        return step < pausedUntil;
    }

    void connected() {
        connections++;
    }

    void disconnected() {
        connections--;
    }

    boolean isConnected() {
        return connections > 0;
    }
}
