package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Cpu;
import java.util.List;

/**
 * Processor time spent so far, in seconds.
 *
 * @param load this process, which also receives and verifies webhooks
 * @param elsewhere everything on the machine that does not belong to the benchmark
 */
record Usage(double server, double postgresql, double channel, double load, double elsewhere) {
    static Usage now(long serverPid, long databasePid, List<Long> channelPids) {
        double server = Cpu.of(serverPid);
        double postgresql = Cpu.ofFamily(databasePid);
        double channel = channelPids.stream().mapToDouble(Cpu::of).sum();
        double load = Cpu.of(ProcessHandle.current().pid());
        return new Usage(
                server,
                postgresql,
                channel,
                load,
                Cpu.ofMachine() - server - postgresql - channel - load);
    }

    Usage since(Usage before) {
        return new Usage(
                server - before.server,
                postgresql - before.postgresql,
                channel - before.channel,
                load - before.load,
                elsewhere - before.elsewhere);
    }

    /** Of a quantity each: milliseconds per piece, cores in use. */
    Usage over(double quantity, double unit) {
        return quantity == 0
                ? this
                : new Usage(
                        part(server, quantity, unit),
                        part(postgresql, quantity, unit),
                        part(channel, quantity, unit),
                        part(load, quantity, unit),
                        part(elsewhere, quantity, unit));
    }

    private static double part(double seconds, double quantity, double unit) {
        return Math.max(0, Math.round(seconds * unit / quantity * 1000) / 1000.0);
    }
}
