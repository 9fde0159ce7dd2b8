package dev.tollbridge.bench.speed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The outcome of a run, as JSON has it; {@link ResultText} is for people. */
record Results(
        String mode,
        long seed,
        double minutes,
        Machine machine,
        Versions versions,
        Yardsticks yardsticks,
        StartUp startUp,
        Memory memory,
        Disk disk,
        Webhooks webhooks,
        Map<String, Step> steps,
        List<Database.Costly> costliestStatements,
        Map<String, Scenario> scenarios) {

    /** Members in snake case, as in everything that Tollbridge writes. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /**
     * @param loadBefore of the last minute before the run, as {@code uptime} prints it
     */
    record Machine(
            String processor, int cores, long memoryBytes, String system, double loadBefore) {}

    /**
     * @param serverFlags of the JVM, as {@code ./tollbridge run} gives them
     * @param durability settings of PostgreSQL, asked of it
     */
    record Versions(
            String tollbridge,
            String java,
            String postgresql,
            List<String> serverFlags,
            Map<String, String> durability) {}

    /**
     * From the process's begin to the answer to the first payment, in seconds.
     *
     * @param first with an empty directory: the database is made, too
     * @param again each later start
     */
    record StartUp(double first, List<Double> again) {}

    /** The most of the server, seen after the rounds. */
    record Memory(long residentBytes, long heapUsedBytes, long heapCommittedBytes) {}

    /**
     * @param bytesPerPayment of tables and indexes, for a full life
     */
    record Disk(double bytesPerPayment, long databaseBytes) {}

    /**
     * @param forged those whose signature did not hold
     */
    record Webhooks(long taken, long forged) {}

    /**
     * What a piece of work asks of the database, done alone.
     *
     * @param roundTrips at most so many waits for an answer
     * @param commits that wait for the disk
     */
    record Step(double roundTrips, double statements, double commits) {}

    /**
     * @param perSecond the most of the closed loops
     * @param p50Ms in the open loop below the peak if there was one, else of the best closed loop
     * @param ofPgbench perSecond as a part of pgbench's transactions
     * @param ofRsa perSecond as a part of one core's RSA signatures
     */
    record Scenario(
            double perSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double ofPgbench,
            double ofRsa,
            List<Measured> closed,
            @Nullable Measured belowPeak,
            @Nullable Measured overload,
            Map<String, Object> more) {}
}
