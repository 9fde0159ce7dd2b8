package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.process.Installation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells every ten seconds how things stand, and watches the server's memory while it does. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final double MIB = 1024 * 1024;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private final Thread thread = Thread.ofVirtual().name("progress").unstarted(this::loop);
    private final Installation installation;
    private final Tally tally;
    private final Weather weather;
    private final Load load;
    private final Inbox inbox;
    private volatile long mostResident;

    Progress(
            PrintStream out,
            Installation installation,
            Tally tally,
            Weather weather,
            Load load,
            Inbox inbox) {
        this.out = out;
        this.installation = installation;
        this.tally = tally;
        this.weather = weather;
        this.load = load;
        this.inbox = inbox;
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    long mostResident() {
        return mostResident;
    }

    private void loop() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        long resident = installation.serverResidentBytes();
        mostResident = Math.max(mostResident, resident);
        out.printf(
                "%5d s  lives %d (%d under way)  calls %d  acknowledged %d  webhooks %d  server %.0f MiB  faults %d now %s%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
                load.begun(),
                load.underWay(),
                tally.operationCount(),
                tally.acknowledgedCount(),
                inbox.deliveries(),
                resident / MIB,
                tally.faults().values().stream().mapToLong(Long::longValue).sum(),
                weather.inForce());
    }
}
