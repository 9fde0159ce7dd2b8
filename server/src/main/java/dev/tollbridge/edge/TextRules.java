package dev.tollbridge.edge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text has to be: by its {@link Rules}, and by what no text may hold. */
final class TextRules {
    private static final int MAX_URL_LENGTH = 2048;
    private static final Pattern KEY = Pattern.compile(ReadLimits.KEY_PATTERN);

    /** Those that money is counted in: no metals, no test codes. */
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .map(Currency::getCurrencyCode)
                    .collect(toUnmodifiableSet());

    private TextRules() {}

    /**
     * Null if nothing is wrong. Never repeats the text: it may be a secret.
     *
     * @param secret may have lines, as PEM files do
     */
    static @Nullable String fault(String text, Rules rules, boolean secret) {
        int byDefault = secret ? ReadLimits.MAX_SECRET_LENGTH : ReadLimits.MAX_LENGTH;
        int max = Objects.requireNonNullElse(rules.maxLength(), byDefault);
        int length = text.codePointCount(0, text.length());
        if (!rules.choices().isEmpty() && !rules.choices().contains(text)) {
            return "must be one of " + String.join(", ", rules.choices());
        }
        if (length < rules.minLength() || length > max) {
            return "must have %d to %d characters".formatted(rules.minLength(), max);
        }
        if (text.codePoints().anyMatch(c -> isForbidden(c, secret))) {
            return "must not contain control characters or broken Unicode";
        }
        if (rules.pattern() != null && !rules.pattern().matcher(text).matches()) {
            return "must match " + rules.pattern();
        }
        return formatFault(text, rules.format());
    }

    static @Nullable String keyFault(String key) {
        return KEY.matcher(key).matches()
                ? null
                : "is no name: use 1 to 40 letters, digits and _ . -";
    }

    private static @Nullable String formatFault(String text, String format) {
        return switch (format) {
            case "iso-4217" -> CURRENCIES.contains(text) ? null : "is no currency code of ISO 4217";
            case "uri" -> urlFault(text);
            default -> null;
        };
    }

    private static @Nullable String urlFault(String text) {
        if (text.length() > MAX_URL_LENGTH) {
            return "must have at most " + MAX_URL_LENGTH + " characters";
        }
        try {
            var url = new URI(text);
            boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return isHttp && url.getHost() != null && url.getRawUserInfo() == null
                    ? null
                    : "must be an absolute http or https URL without a user name";
        } catch (URISyntaxException e) {
            return "must be an absolute http or https URL";
        }
    }

    private static boolean isForbidden(int c, boolean mayHaveLines) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return !mayHaveLines;
        }
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || c == 0x2028
                || c == 0x2029;
    }
}
