package dev.tollbridge.testkit;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.CredentialField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** How an adapter has to turn down bad settings. */
final class AccountRules {
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
                var opening = script.adapter().open(with(script.settings(), field, "no-such"));
                if (!names(opening, field.name())) {
                    problems.add(field.name() + ": takes a value that is no choice");
                }
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

    private static AccountSettings with(
            AccountSettings settings, CredentialField field, String value) {
        var values = new HashMap<>(settings.values());
        values.put(field.name(), value);
        return new AccountSettings(
                settings.accountId(),
                settings.live(),
                values,
                settings.secrets(),
                settings.learned());
    }
}
