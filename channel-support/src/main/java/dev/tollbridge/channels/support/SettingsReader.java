package dev.tollbridge.channels.support;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.ChannelAdapter.Opening.Problem;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an account and collects every problem, so that a merchant sees them all at
 * once. What cannot be read is null, and its problem is noted. No message may repeat a value.
 */
public final class SettingsReader {
    private final AccountSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsReader(AccountSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens an account, unless a problem was noted.
     *
     * @param read makes the account; empty if it could not, and then it noted why
     */
    public static Opening open(
            AccountSettings settings,
            Function<SettingsReader, Optional<? extends ChannelAccount>> read) {
        var fields = new SettingsReader(settings);
        var account = read.apply(fields);
        if (!fields.problems.isEmpty()) {
            return new Opening.Refused(List.copyOf(fields.problems));
        }
        return new Opening.Opened(
                account.orElseThrow(
                        () -> new IllegalStateException("an account is missing without a reason")));
    }

    /**
     * Notes what is wrong.
     *
     * @param message what is wrong and what to do, without the value
     */
    public void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }

    public boolean live() {
        return settings.live();
    }

    /** See {@link AccountSettings#noticeUrl()}. */
    public URI noticeUrl() {
        return settings.noticeUrl();
    }

    public Map<String, String> learned() {
        return settings.learned();
    }

    public boolean hasSecret(String field) {
        return settings.secret(field).isPresent();
    }

    /** A value that is no secret, without white space around it; empty if there is none. */
    public Optional<String> text(String field) {
        return settings.value(field).map(String::strip);
    }

    /** One of the allowed values; the first if there is none. */
    public String choice(String field, List<String> allowed) {
        var value = text(field).orElse(allowed.getFirst());
        if (!allowed.contains(value)) {
            problem(field, "must be one of " + String.join(", ", allowed));
        }
        return value;
    }

    /**
     * A text that has to be there.
     *
     * @param pattern what all of it has to match
     * @param message the problem if it is missing or does not match
     */
    public @Nullable String required(String field, String pattern, String message) {
        return required(
                field, text -> Optional.of(text).filter(it -> it.matches(pattern)), message);
    }

    /** The same for a text that may be missing. */
    public @Nullable String optional(String field, String pattern, String message) {
        return optional(
                field, text -> Optional.of(text).filter(it -> it.matches(pattern)), message);
    }

    /**
     * A value that has to be there and is no secret.
     *
     * @param decode empty if it cannot be read
     * @param message the problem if it is missing or cannot be read
     */
    public <T> @Nullable T required(
            String field, Function<String, Optional<T>> decode, String message) {
        return noted(field, text(field).flatMap(decode), message);
    }

    /** The same for a value that may be missing. */
    public <T> @Nullable T optional(
            String field, Function<String, Optional<T>> decode, String message) {
        return text(field).isEmpty() ? null : required(field, decode, message);
    }

    /** The same for a secret that has to be there. */
    public <T> @Nullable T secret(
            String field, Function<String, Optional<T>> decode, String message) {
        var text = settings.secret(field).map(secret -> secret.reveal().strip());
        return noted(field, text.flatMap(decode), message);
    }

    /** A secret that may be missing, without white space around it. */
    public Optional<Secret> optionalSecret(String field) {
        return settings.secret(field).map(secret -> Secret.of(secret.reveal().strip()));
    }

    /**
     * The channel's address; see {@link WebAddresses#parseBase}.
     *
     * @param ifAbsent the channel's own, in production or in its sandbox
     */
    public @Nullable URI url(String field, String ifAbsent) {
        return noted(
                field,
                WebAddresses.parseBase(text(field).orElse(ifAbsent)),
                "must be an http or https URL without user, query and fragment");
    }

    /**
     * The same where the channel offers none.
     *
     * @param ifAbsent the problem if it is missing
     */
    public @Nullable URI requiredUrl(String field, String ifAbsent) {
        var text = text(field);
        if (text.isEmpty()) {
            problem(field, ifAbsent);
            return null;
        }
        return url(field, text.get());
    }

    /**
     * The merchant's RSA key; see {@link Keys#privateKey}.
     *
     * @param ifAbsent the problem if it is missing: where to find it
     */
    public @Nullable PrivateKey privateKey(String field, String ifAbsent) {
        if (settings.secret(field).isEmpty()) {
            problem(field, ifAbsent);
            return null;
        }
        return secret(
                field,
                Keys::privateKey,
                "is no RSA private key of 2048 bits or more in PKCS#8 form");
    }

    /**
     * The channel's RSA key; see {@link Keys#publicKey}.
     *
     * @param message the problem if it is missing or cannot be read: whose key it has to be
     */
    public @Nullable PublicKey publicKey(String field, String message) {
        return required(field, Keys::publicKey, message);
    }

    private <T> @Nullable T noted(String field, Optional<T> value, String message) {
        if (value.isEmpty()) {
            problem(field, message);
        }
        return value.orElse(null);
    }
}
