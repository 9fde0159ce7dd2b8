package dev.tollbridge.testkit;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.CredentialField;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/** How an adapter has to turn down bad settings. */
final class AccountRules {
    /**
     * What no address of a channel may be: a user hides the host from whoever reads it, and behind
     * a query or a fragment nothing can be added.
     */
    private static final List<String> NO_ADDRESSES =
            List.of(
                    "ftp://channel.example",
                    "channel.example",
                    "https:///gateway",
                    "https://bank@channel.example/gateway",
                    "https://channel.example/gateway?x=1",
                    "https://channel.example/gateway#x");

    private AccountRules() {}

    private static final KeyPair WEAK = TestKeys.pair(1024);

    static List<String> problems(ChannelScript script) {
        var problems = new ArrayList<String>();
        for (var field : script.adapter().descriptor().credentials()) {
            if (field.required() && field.defaultValue().isEmpty()) {
                var settings = TestSettings.without(script.settings(), field.name());
                if (takes(script, field, settings)) {
                    problems.add(field.name() + ": missing, and open() does not say so");
                }
            }
            refused(field).stream()
                    .filter(value -> takes(script, field, with(script.settings(), field, value)))
                    .forEach(value -> problems.add(field.name() + ": takes " + value));
        }
        return problems;
    }

    /** Values that no channel may take for such a field. */
    private static List<String> refused(CredentialField field) {
        return switch (field.type()) {
            case CHOICE -> List.of("no-such");
            case URL -> NO_ADDRESSES;
            case PRIVATE_KEY -> List.of("no key", TestKeys.base64(WEAK.getPrivate().getEncoded()));
            case PUBLIC_KEY -> List.of("no key", TestKeys.base64(WEAK.getPublic().getEncoded()));
            case TEXT, CERTIFICATE, SHARED_SECRET -> List.of();
        };
    }

    private static boolean takes(
            ChannelScript script, CredentialField field, AccountSettings settings) {
        return !TestSettings.problems(script.adapter(), settings).contains(field.name());
    }

    private static AccountSettings with(
            AccountSettings settings, CredentialField field, String value) {
        return field.secret()
                ? TestSettings.withSecret(settings, field.name(), value)
                : TestSettings.with(settings, field.name(), value);
    }
}
