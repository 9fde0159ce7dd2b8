package dev.tollbridge.testkit;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Secret;
import java.util.HashMap;
import java.util.List;

/** Settings of an account with one field changed, and what an adapter says of them. */
public final class TestSettings {
    private TestSettings() {}

    /** With another value of a field that is not secret. */
    public static AccountSettings with(AccountSettings settings, String field, String value) {
        var values = new HashMap<>(settings.values());
        values.put(field, value);
        return new AccountSettings(
                settings.accountId(),
                settings.live(),
                settings.noticeUrl(),
                values,
                settings.secrets(),
                settings.learned());
    }

    /** With another value of a secret field. */
    public static AccountSettings withSecret(AccountSettings settings, String field, String value) {
        var secrets = new HashMap<>(settings.secrets());
        secrets.put(field, Secret.of(value));
        return new AccountSettings(
                settings.accountId(),
                settings.live(),
                settings.noticeUrl(),
                settings.values(),
                secrets,
                settings.learned());
    }

    public static AccountSettings without(AccountSettings settings, String field) {
        var values = new HashMap<>(settings.values());
        var secrets = new HashMap<>(settings.secrets());
        values.remove(field);
        secrets.remove(field);
        return new AccountSettings(
                settings.accountId(),
                settings.live(),
                settings.noticeUrl(),
                values,
                secrets,
                settings.learned());
    }

    /** The fields at fault, one for each problem; none if the account opens. */
    public static List<String> problems(ChannelAdapter adapter, AccountSettings settings) {
        return switch (adapter.open(settings)) {
            case Opening.Opened opened -> List.of();
            case Opening.Refused(var problems) ->
                    problems.stream().map(Opening.Problem::field).toList();
        };
    }
}
