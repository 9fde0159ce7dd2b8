package dev.tollbridge.bench;

import dev.tollbridge.bench.soak.Command;
import java.util.List;

/** The program that {@code ./tollbridge soak} runs. */
final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        var all = List.of(arguments);
        if (all.isEmpty() || !all.getFirst().equals("soak")) {
            System.err.println("tollbridge: expected soak and its options");
            System.exit(USAGE);
        }
        System.exit(Command.run(all.subList(1, all.size()), System.out));
    }
}
