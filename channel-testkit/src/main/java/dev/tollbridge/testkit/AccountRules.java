package dev.tollbridge.testkit;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.CredentialField;
import java.util.ArrayList;
import java.util.HashMap;
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

    static List<String> problems(ChannelScript script) {
        var problems = new ArrayList<String>();
        for (var field : script.adapter().descriptor().credentials()) {
            if (field.required() && field.defaultValue().isEmpty()) {
                var opening = script.adapter().open(without(script.settings(), field));
                if (!names(opening, field.name())) {
                    problems.add(field.name() + ": missing, and open() does not say so");
                }
            }
            if (field.type() == CredentialField.Type.CHOICE) {
                if (!names(open(script, field, "no-such"), field.name())) {
                    problems.add(field.name() + ": takes a value that is no choice");
                }
            }
            if (field.type() == CredentialField.Type.URL) {
                NO_ADDRESSES.stream()
                        .filter(url -> !names(open(script, field, url), field.name()))
                        .forEach(url -> problems.add(field.name() + ": takes " + url));
            }
        }
        return problems;
    }

    private static boolean names(Opening opening, String field) {
        return opening instanceof Opening.Refused(var problems)
                && problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    private static AccountSettings without(AccountSettings settings, CredentialField field) {
        var values = new HashMap<>(settings.values());
        var secrets = new HashMap<>(settings.secrets());
        values.remove(field.name());
        secrets.remove(field.name());
        return new AccountSettings(
                settings.accountId(), settings.live(), values, secrets, settings.learned());
    }

    private static Opening open(ChannelScript script, CredentialField field, String value) {
        var settings = script.settings();
        var values = new HashMap<>(settings.values());
        values.put(field.name(), value);
        return script.adapter()
                .open(
                        new AccountSettings(
                                settings.accountId(),
                                settings.live(),
                                values,
                                settings.secrets(),
                                settings.learned()));
    }
}
