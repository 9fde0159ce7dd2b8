package dev.tollbridge.simulators.core;

/** Binds plain functions from {@link Request} to {@link Reply} to paths. */
public interface Routes {
    /** Answers one request. */
    @FunctionalInterface
    interface Action {
        Reply answer(Request request) throws InterruptedException;
    }

    /**
     * @param path with {@code :name} for a segment that becomes a path parameter
     */
    void on(String method, String path, Action action);

    default void get(String path, Action action) {
        on("GET", path, action);
    }

    default void post(String path, Action action) {
        on("POST", path, action);
    }

    default void put(String path, Action action) {
        on("PUT", path, action);
    }

    default void delete(String path, Action action) {
        on("DELETE", path, action);
    }
}
