package dev.tollbridge.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** POSIX signals that {@link Process} has no method for. */
final class Signals {
    private static final int LIMIT_S = 5;

    private Signals() {}

    /**
     * A process that has ended meanwhile is no error.
     *
     * @param name such as {@code STOP}
     */
    static void send(long pid, String name) throws InterruptedException {
        try {
            var kill =
                    new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!kill.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        }
    }
}
