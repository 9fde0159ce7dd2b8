package dev.tollbridge.spi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a merchant has entered for a channel account, and what the channel has told since.
 *
 * @param accountId our id of the account
 * @param live false for sandbox and simulator accounts
 * @param noticeUrl where the channel's notices to this account go, for whatever call carries it
 * @param values the fields that are not secret
 * @param secrets the secret fields
 * @param learned public facts that a {@link Step.Done} returned earlier (a downloaded platform
 *     certificate), by their key. They are hints, not trust: an adapter verifies them again when it
 *     opens the account.
 */
public record AccountSettings(
        String accountId,
        boolean live,
        URI noticeUrl,
        Map<String, String> values,
        Map<String, Secret> secrets,
        Map<String, String> learned) {

    public AccountSettings {
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
        learned = Map.copyOf(learned);
    }

    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field)).filter(text -> !text.isBlank());
    }

    public Optional<Secret> secret(String field) {
        return Optional.ofNullable(secrets.get(field)).filter(secret -> !secret.reveal().isBlank());
    }
}
