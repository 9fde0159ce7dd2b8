package dev.tollbridge.bench.speed;

import java.util.List;
import java.util.Map;

/**
 * How the gateway stands to a peer, as JSON has it.
 *
 * @param peer its name and version
 * @param durability settings of the one PostgreSQL that both work on
 * @param pgbenchTps as {@link Yardsticks} has it
 * @param tunings of the peer
 */
record Standing(
        String peer,
        String tollbridge,
        String mode,
        long seed,
        double minutes,
        Results.Machine machine,
        String postgresql,
        Map<String, String> durability,
        double pgbenchTps,
        double pgbenchAfterTps,
        String pgbenchBy,
        Map<String, Tuned> tunings) {

    /**
     * @param knobs what was set otherwise than shipped
     * @param clients how b, the gateway, stands to a, the peer, by the number of clients
     */
    record Tuned(List<String> knobs, Map<Integer, Comparison.Compared> clients) {}
}
