package dev.tollbridge.simulators;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;

/** Runs the simulators until the process is told to stop. */
public final class Main {
    static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        SimulatorOptions options;
        try {
            options = parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: [--port 8090] [--host 127.0.0.1] [--data DIR]");
            System.exit(USAGE);
            return;
        }
        NativeCryptography.install();
        try {
            Simulators simulators = Simulators.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(simulators::close, "stop"));
            out.println("simulators ready on " + simulators.baseUri());
            Thread.currentThread().join();
        } catch (BindException e) {
            System.err.println(
                    e.getMessage()
                            + ": the port is taken or the address is not local; choose another with --port");
            System.exit(USAGE);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": choose a writable directory with --data");
            System.exit(USAGE);
        }
    }

    static SimulatorOptions parse(List<String> arguments) {
        SimulatorOptions options = SimulatorOptions.defaults().withPort(8090);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            String value = arguments.get(i + 1);
            options =
                    switch (arguments.get(i)) {
                        case "--port" -> options.withPort(port(value));
                        case "--host" -> options.withHost(value);
                        case "--data" -> options.withData(Path.of(value));
                        default ->
                                throw new IllegalArgumentException(
                                        "unknown option " + arguments.get(i));
                    };
        }
        return options;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("--port must be a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }
}
