package dev.tollbridge.bench.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One source of trouble: waits, makes trouble of a random kind, ends it, and waits again, until it
 * is stopped. The order of kinds and pauses follows from the seed.
 */
final class Trouble {
    private static final int CALM_POLL_MS = 200;
    private final Weather weather;
    private final Tally tally;
    private final SplittableRandom random;
    private final Dice<Fault> faults;
    private final Duration meanPause;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name as the report shows it
     */
    record Fault(String name, Course course) {}

    /** From the beginning of a fault to its end; puts things right when it is interrupted. */
    @FunctionalInterface
    interface Course {
        void run(SplittableRandom random) throws IOException, InterruptedException;
    }

    Trouble(
            String name,
            Weather weather,
            Tally tally,
            long seed,
            Duration meanPause,
            Dice<Fault> faults) {
        this.weather = weather;
        this.tally = tally;
        this.random = new SplittableRandom(seed);
        this.meanPause = meanPause;
        this.faults = faults;
        this.thread = Thread.ofVirtual().name("trouble-" + name).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!stopped) {
                pause((long) (random.nextExponential() * meanPause.toMillis()));
                while (!stopped && weather.isCalmTime()) {
                    TimeUnit.MILLISECONDS.sleep(CALM_POLL_MS);
                }
                if (!stopped) {
                    make(faults.roll(random));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Fault fault) throws InterruptedException {
        weather.begin(fault.name());
        try {
            fault.course().run(random);
            tally.fault(fault.name());
        } catch (IOException e) {
            // The simulators are being restarted: they forget their faults anyway.
        } finally {
            weather.end(fault.name());
        }
    }

    /** In small steps, so that the end of the run need not wait for it. */
    private void pause(long millis) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!stopped && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(CALM_POLL_MS);
        }
    }

    /** Lets the fault that is in force end. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
