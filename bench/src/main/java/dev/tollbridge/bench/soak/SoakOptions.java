package dev.tollbridge.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param time of the load; settling and checking come after it
 * @param rate lives begun per second
 * @param json where the report goes, too
 * @param directory of this run's data, journal and logs
 * @param keep whether the directory stays after a run that found nothing
 */
record SoakOptions(
        Duration time,
        long seed,
        double rate,
        @Nullable Path json,
        Path directory,
        boolean keep,
        List<String> server,
        List<String> simulators) {
    private static final double MOST_MINUTES = 10_080;
    private static final double MOST_RATE = 1000;

    /**
     * @param newSeed for a run that names none
     * @param newDirectory makes the one for a run that names none
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static SoakOptions parse(
            List<String> arguments, long newSeed, java.util.function.Supplier<Path> newDirectory) {
        var values = values(arguments);
        double minutes = number(values, "--minutes", 3, MOST_MINUTES);
        var directory = values.get("--data");
        var json = values.get("--json");
        var options =
                new SoakOptions(
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        seed(values, newSeed),
                        number(values, "--rate", 5, MOST_RATE),
                        json == null ? null : Path.of(json).toAbsolutePath(),
                        directory == null
                                ? newDirectory.get()
                                : Path.of(directory).toAbsolutePath(),
                        directory != null,
                        command(values, "--server-command"),
                        command(values, "--simulators-command"));
        values.keySet()
                .removeAll(
                        List.of(
                                "--minutes",
                                "--seed",
                                "--rate",
                                "--json",
                                "--data",
                                "--server-command",
                                "--simulators-command"));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + values.keySet().iterator().next());
        }
        return options;
    }

    private static Map<String, String> values(List<String> arguments) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        return values;
    }

    private static double number(
            Map<String, String> values, String name, double otherwise, double most) {
        var text = values.get(name);
        try {
            double number = text == null ? otherwise : Double.parseDouble(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "%s must be a number above 0 and up to %.0f, not %s".formatted(name, most, text));
    }

    private static long seed(Map<String, String> values, long newSeed) {
        var text = values.get("--seed");
        try {
            return text == null ? newSeed : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed must be a whole number, not " + text, e);
        }
    }

    /** One word a line: words may hold blanks. */
    private static List<String> command(Map<String, String> values, String name) {
        var text = values.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing: run ./tollbridge soak");
        }
        return text.lines().toList();
    }
}
