package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Learning who the payer is: the way there, and what came back. */
final class IdentityExercises {
    private static final URI BACK = URI.create("https://pay.example.com/back?a=b&c=d");

    private IdentityExercises() {}

    static List<Exercise<?>> all(ChannelScript script, ChannelAccount account, Money amount) {
        return account instanceof ChannelAccount.IdentifiesPayers identifies
                ? List.of(there(identifies, amount), back(script, identifies, amount))
                : List.of();
    }

    private static Exercise<URI> there(ChannelAccount.IdentifiesPayers account, Money amount) {
        return new Exercise<>(
                "identification",
                amount,
                () -> account.identification(BACK, Samples.context()),
                Map.of(DONE, Expect.ok(URI.class)),
                Expect.ok(URI.class));
    }

    private static Exercise<String> back(
            ChannelScript script, ChannelAccount.IdentifiesPayers account, Money amount) {
        return new Exercise<>(
                "identify",
                amount,
                () -> account.identify(script.cameBack(), Samples.context()),
                Map.of(
                        DONE,
                        outcome -> outcome.equals(new Outcome.Ok<>(script.payerId())),
                        REFUSED,
                        Expect.refused(),
                        UNSURE,
                        Expect.unknown()));
    }
}
