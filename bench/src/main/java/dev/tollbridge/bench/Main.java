package dev.tollbridge.bench;

import dev.tollbridge.bench.stub.StubChannel;
import java.io.IOException;
import java.util.List;

/** The program that {@code ./tollbridge soak} and {@code ./tollbridge bench} run. */
final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var all = List.of(arguments);
        var rest = all.isEmpty() ? all : all.subList(1, all.size());
        switch (all.isEmpty() ? "" : all.getFirst()) {
            case "soak" -> System.exit(dev.tollbridge.bench.soak.Command.run(rest, System.out));
            case "bench" -> System.exit(dev.tollbridge.bench.speed.Command.run(rest, System.out));
            case "channel" -> channel(Integer.parseInt(rest.getFirst()));
            default -> {
                System.err.println("tollbridge: expected soak or bench, and its options");
                System.exit(USAGE);
            }
        }
    }

    /** Plays the other side of the channel {@code bench} until the process is ended. */
    private static void channel(int port) throws InterruptedException, IOException {
        try (var channel = new StubChannel(port)) {
            System.out.println("channel on port " + channel.port());
            Thread.currentThread().join();
        }
    }
}
