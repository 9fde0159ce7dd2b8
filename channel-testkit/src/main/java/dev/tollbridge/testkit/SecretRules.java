package dev.tollbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.Secret;
import java.util.List;
import java.util.stream.Stream;

/** A secret is never to be read in a text that could be logged. */
final class SecretRules {
    private SecretRules() {}

    static void check(Exercise<?> exercise, ChannelScript script) {
        for (var situation : exercise.expected().keySet()) {
            var record = exercise.hold(script, situation);
            for (var secret : secrets(script)) {
                assertThat(record.outcome().toString()).doesNotContain(secret);
                assertThat(record.learned().toString()).doesNotContain(secret);
                for (var call : record.calls()) {
                    assertThat(call.toString()).doesNotContain(secret);
                    assertThat(Scrubber.scrub(call))
                            .as("%s masked by its own list of sensitive names", call)
                            .doesNotContain(secret);
                }
            }
        }
    }

    static void checkAccount(ChannelAccount account, ChannelScript script) {
        for (var secret : secrets(script)) {
            assertThat(account.toString()).doesNotContain(secret);
            assertThat(script.settings().toString()).doesNotContain(secret);
        }
    }

    private static List<String> secrets(ChannelScript script) {
        return Stream.concat(
                        script.settings().secrets().values().stream().map(Secret::reveal),
                        Stream.of(script.authCode()))
                .filter(secret -> !secret.isBlank())
                .toList();
    }
}
