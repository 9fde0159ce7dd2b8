package dev.tollbridge.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Processor time, as {@code /proc} has it (proc(5)), in seconds. */
public final class Cpu {
    /** USER_HZ is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** Fields after the program's name in parentheses, counted from the state. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /**
     * On the first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq,
     * steal.
     */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    private Cpu() {}

    /** Of one process; 0 if it has ended. */
    public static double of(long pid) {
        return ticks(pid, USER, SYSTEM) / TICKS_PER_SECOND;
    }

    /** Of a process and all it has started, ended ones included. */
    public static double ofFamily(long pid) {
        long children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> ticks(child.pid(), USER, SYSTEM))
                        .sum();
        return (children + ticks(pid, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
                / TICKS_PER_SECOND;
    }

    /** Of everything on the machine, whoever it belongs to. */
    public static double ofMachine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().split(" +", -1);
            return BUSY.stream().mapToLong(n -> Long.parseLong(fields[n])).sum() / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(long pid, int... wanted) {
        try {
            var text = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return IntStream.of(wanted).mapToLong(n -> Long.parseLong(fields[n])).sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
