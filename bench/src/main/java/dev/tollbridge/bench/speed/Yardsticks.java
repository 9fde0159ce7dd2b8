package dev.tollbridge.bench.speed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What this machine can do at all, measured in the same run.
 *
 * @param pgbenchTps pgbench simple-update (-N, prepared, 8 clients) in the gateway's own
 *     PostgreSQL, before the load; ratios are to this one
 * @param pgbenchAfterTps the same after the load, which shows whether the machine kept its pace
 * @param pgbenchBy {@code pgbench}, or {@code jdbc}, which does the same where that is missing
 * @param rsaSignPerSecond RSA-2048 signatures with SHA-256, the JDK's provider, on one core
 * @param rsaSignPerSecondAllCores the same on all at once
 */
record Yardsticks(
        double pgbenchTps,
        double pgbenchAfterTps,
        String pgbenchBy,
        double rsaSignPerSecond,
        double rsaSignPerSecondAllCores) {

    static Yardsticks measure(PgBench pgbench, Duration time)
            throws IOException, SQLException, InterruptedException {
        var signing = time.dividedBy(4);
        return new Yardsticks(
                pgbench.run(time),
                0,
                pgbench.by(),
                RsaSpeed.measure(1, signing),
                RsaSpeed.measure(Runtime.getRuntime().availableProcessors(), signing));
    }

    Yardsticks withAfter(double tps) {
        return new Yardsticks(
                pgbenchTps, tps, pgbenchBy, rsaSignPerSecond, rsaSignPerSecondAllCores);
    }
}
