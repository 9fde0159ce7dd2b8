package dev.tollbridge.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Does the same with each of many things, some at a time. */
final class Crew {
    private static final int HANDS = 16;

    private Crew() {}

    @FunctionalInterface
    interface Work<T, R> {
        R on(T thing) throws Exception;
    }

    /** The results in the order of the things. */
    static <T, R> List<R> each(List<T> things, Work<T, R> work) throws InterruptedException {
        var slots = new Semaphore(HANDS);
        var tasks = new ArrayList<Callable<R>>();
        for (var thing : things) {
            tasks.add(() -> {
                slots.acquire();
                try {
                    return work.on(thing);
                } finally {
                    slots.release();
                }
            });
        }
        var results = new ArrayList<R>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return results;
    }
}
