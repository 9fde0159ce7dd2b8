package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Lets {@code fuzz/openapi} read the gateway's OpenAPI document and try to make it break its word,
 * with the same seed every time: a build's verdict is no matter of luck. {@code -Dfuzz.seconds=N}
 * goes on for as long with a new seed, which is printed; {@code -Dfuzz.seed=N} repeats one.
 */
class OpenApiFuzzIT {
    private static final Path PACKAGE = Repository.ROOT.resolve("fuzz/openapi");
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);

    /** For what is under way when the time is over. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private static final Pattern SUMMARY =
            Pattern.compile("operations=\\d+ untouched=0 requests=\\d+ seed=\\d+ failures=0");

    /** Method and path of an operation, and how often each status was answered. */
    private static final Pattern REACHED =
            Pattern.compile("(?m)^([A-Z]+) +(/\\S+) +.*(?:done|\\b\\d{3}) \\d+.*$");

    @Test
    void theGatewayKeepsTheWordOfItsDocument() throws IOException {
        try (var gateway = Installation.start("fuzz")) {
            npm("install", Map.of(), "ci", "--no-audit", "--no-fund");
            npm("bites", Map.of(), "test");

            fuzz("fixed", gateway, "--rounds", "2", "--seed", "1");
            if (SECONDS > 0) {
                fuzz("fresh", gateway, fresh());
            }
        }
    }

    private static void fuzz(String log, Installation gateway, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("run", "fuzz", "--"));
        command.addAll(List.of(arguments));

        var output = npm(log, environment(gateway), command.toArray(String[]::new));

        var summary = SUMMARY.matcher(output);
        assertThat(summary.find()).as(output).isTrue();
        System.out.println(summary.group());
        assertThat(reached(output)).isEqualTo(documented());
    }

    /** What was called as the document wants it, and not only wrongly. */
    private static Set<String> reached(String output) {
        return REACHED.matcher(output)
                .results()
                .map(line -> line.group(1) + " " + line.group(2))
                .collect(Collectors.toSet());
    }

    /** Of the document in the sources: the gateway under test cannot hide an operation. */
    private static Set<String> documented() throws IOException {
        var document =
                Http.JSON.readTree(
                        Files.readString(
                                Repository.ROOT.resolve("server/src/main/openapi/openapi.json")));
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().propertyNames().stream()
                                .map(method ->
                                        method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> environment(Installation gateway) {
        return Map.of(
                "TOLLBRIDGE_URL", gateway.base().toString(),
                "TOLLBRIDGE_API_KEY", gateway.api().key(),
                "TOLLBRIDGE_SIMULATORS_URL", gateway.alipay().base().toString());
    }

    private static String[] fresh() {
        var arguments = new ArrayList<>(List.of("--seconds", String.valueOf(SECONDS)));
        var seed = Integer.getInteger("fuzz.seed");
        if (seed != null) {
            arguments.addAll(List.of("--seed", seed.toString()));
        }
        return arguments.toArray(String[]::new);
    }

    private static String npm(String name, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("npm", "--prefix", PACKAGE.toString()));
        command.addAll(List.of(arguments));
        var log = Repository.TARGET.resolve("runs/fuzz/" + name + ".log");
        var program = Program.start(log, environment, command);
        assertThat(program.exitCode(Duration.ofSeconds(SECONDS).plus(GRACE)))
                .as(program::output)
                .isZero();
        return program.output();
    }
}
