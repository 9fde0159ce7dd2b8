package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the server, each time until it has served a payment. */
final class Starts {
    private static final int TRIES = 100;
    private static final int PAUSE_MS = 20;
    private final Stand stand;
    private final Works works;
    private final List<Double> seconds = new ArrayList<>();

    Starts(Stand stand, Works works) {
        this.stand = stand;
        this.works = works;
    }

    /** Stops a server that runs, and starts one. */
    double start() throws IOException, InterruptedException {
        stand.installation().stopServer();
        long began = System.nanoTime();
        stand.installation().startServer();
        serve(works.create(stand.demo()));
        double took = Math.round((System.nanoTime() - began) / 1e8) / 10.0;
        seconds.add(took);
        return took;
    }

    private void serve(Work create) throws InterruptedException, IOException {
        for (int n = 1; ; n++) {
            try {
                create.once(-System.nanoTime());
                return;
            } catch (IOException e) {
                if (n == TRIES) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }

    Results.StartUp report() {
        return new Results.StartUp(
                seconds.getFirst(), List.copyOf(seconds.subList(1, seconds.size())));
    }
}
