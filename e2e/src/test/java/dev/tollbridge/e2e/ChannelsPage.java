package dev.tollbridge.e2e;

import dev.tollbridge.e2e.TaggedTests.Found;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The capability matrix as a page: what the channels of a running server declare, and for each
 * claim the tests that carry its tag. A claim is named {@code channel/scene/pay}, {@code
 * channel/scene/authorize} or {@code channel/operation}; where a channel has several methods, those
 * that are not named like it stand before the scene.
 */
final class ChannelsPage {
    /** Shown with each way to pay, or only an entry of the contract. */
    private static final List<String> BY_SCENE = List.of("pay", "authorize");

    private static final String HEAD =
            """
            <!-- Made from GET /v1/channels and the tags of the tests; see ChannelsPageIT. -->

            # Channels

            What each channel can do, as its adapter declares it and `GET /v1/channels` tells it. Every claim is tried by
            the contract kit, with the channel's side written for the test. **Proven** is what a test does over the
            channel's own protocol with the simulator, through the running server or by the adapter alone: the tests are
            named, and a claim whose test is gone fails the build. Amounts are minor units.
            """;

    private final Map<String, List<Found>> tests;
    private final TreeSet<String> unknown;
    private final Path page;
    private final List<String> lines = new ArrayList<>(List.of(HEAD));

    private ChannelsPage(Map<String, List<Found>> tests, Path page) {
        this.tests = tests;
        this.unknown = new TreeSet<>(tests.keySet());
        this.page = page;
    }

    /**
     * @param channels {@code data} of the list
     * @param tests by what follows {@code channel-} in their tags
     * @param page where the page will lie, from the repository's root
     */
    static ChannelsPage of(JsonNode channels, Map<String, List<Found>> tests, Path page) {
        var made = new ChannelsPage(tests, page);
        channels.forEach(made::channel);
        return made;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Tags of what no channel declares. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    private void channel(JsonNode channel) {
        var code = channel.path("code").asString();
        var name = channel.path("name");
        lines.add(
                "## %s (%s)\n"
                        .formatted(name.path("en").asString(), name.path("zh_cn").asString()));
        lines.add("Setting it up: [%1$s](%1$s).\n".formatted(code.replace("_", "") + ".md"));
        lines.add(
                "| method | scene | currencies | amounts | waits | instalments | reserve and capture"
                        + " | pay: proven by | authorize: proven by |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        channel.path("methods").forEach(row -> lines.add(row(code, row)));
        lines.add("\n| operation | proven by |");
        lines.add("| --- | --- |");
        for (var capability : channel.path("capabilities")) {
            var operation = capability.asString();
            if (!BY_SCENE.contains(operation)) {
                lines.add("| `%s` | %s |".formatted(operation, proof(code + "/" + operation)));
            }
        }
        lines.add("");
    }

    private String row(String channel, JsonNode row) {
        var method = row.path("method").asString();
        var scene = row.path("scene").asString();
        var place = channel + "/" + (method.equals(channel) ? "" : method + "/") + scene;
        var captures = row.path("captures").asString();
        return "| `%s` | `%s` | %s | %d to %d | %s | %s | %s | %s | %s |"
                .formatted(
                        method,
                        scene,
                        words(row.path("currencies")),
                        row.path("min_amount").asLong(),
                        row.path("max_amount").asLong(),
                        waits(row.path("longest_open_seconds").asLong()),
                        words(row.path("instalments")),
                        captures.equals("none") ? "" : captures.replace('_', ' '),
                        proof(place + "/pay"),
                        captures.equals("none") ? "" : proof(place + "/authorize"));
    }

    private static String waits(long seconds) {
        var wait = Duration.ofSeconds(seconds);
        return wait.toDays() > 1 ? wait.toDays() + " d" : wait.toMinutes() + " min";
    }

    private static String words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private String proof(String claim) {
        unknown.remove(claim);
        return tests.getOrDefault(claim, List.of()).stream()
                .map(test -> ProvenPage.link(test, page))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
