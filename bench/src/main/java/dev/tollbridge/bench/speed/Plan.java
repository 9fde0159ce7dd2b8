package dev.tollbridge.bench.speed;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much.
 *
 * @param settling lives that are lived before anything is measured: the compiler is busy for that
 *     long once a server is under load
 * @param warmUp of each scenario before it is measured
 * @param clients of the closed loops of the two main scenarios
 * @param fewClients of the closed loops of the others
 * @param slowClients of the closed loops against a channel that takes a second
 * @param slowRate payments that are to begin there in a second, whatever became of earlier ones
 * @param peakShare of the measured peak at which honest latencies are taken
 * @param overload of the measured peak, at which the server has to shed
 * @param oldPayments put into the tables before the last scenario
 * @param merchants beside the hot one
 * @param counted pieces of work of each kind whose statements are counted
 * @param scale of pgbench's tables, 100,000 rows each
 * @param startsAnew whether the server is started once more after that, to be measured without it
 */
record Plan(
        Duration settling,
        Duration warmUp,
        Duration round,
        Duration open,
        Duration yardstick,
        List<Integer> clients,
        List<Integer> fewClients,
        List<Integer> slowClients,
        double slowRate,
        double peakShare,
        double overload,
        int oldPayments,
        int merchants,
        int counted,
        int scale,
        boolean startsAnew) {

    static final Plan FULL =
            new Plan(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(8),
                    List.of(1, 8, 32, 128),
                    List.of(8, 32),
                    List.of(128, 512, 2048),
                    2000,
                    0.7,
                    2,
                    1_000_000,
                    1000,
                    50,
                    10,
                    true);

    static final Plan QUICK =
            new Plan(
                    Duration.ofSeconds(3),
                    Duration.ofMillis(1500),
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    List.of(1, 8, 32, 128),
                    List.of(32),
                    List.of(512),
                    500,
                    0.7,
                    2,
                    50_000,
                    100,
                    20,
                    10,
                    true);

    /** Shows only that it works. */
    static final Plan SMOKE =
            new Plan(
                    Duration.ofMillis(200),
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    Duration.ofMillis(300),
                    List.of(1, 4),
                    List.of(2),
                    List.of(8),
                    8,
                    0.7,
                    2,
                    200,
                    3,
                    3,
                    1,
                    false);
}
