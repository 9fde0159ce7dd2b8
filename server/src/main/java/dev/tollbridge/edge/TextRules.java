package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text has to be: by its {@link Schema}, and by what no text may hold. */
final class TextRules {
    private static final int MAX_URL_LENGTH = 2048;

    private TextRules() {}

    /**
     * Null if nothing is wrong. Never repeats the text: it may be a secret.
     *
     * @param secret may have lines, as PEM files do
     */
    static @Nullable String fault(String text, @Nullable Schema schema, boolean secret) {
        int max = secret ? ReadLimits.MAX_SECRET_LENGTH : ReadLimits.MAX_LENGTH;
        int min = 0;
        String pattern = "";
        String format = "";
        String[] choices = {};
        if (schema != null) {
            max = schema.maxLength() == Integer.MAX_VALUE ? max : schema.maxLength();
            min = schema.minLength();
            pattern = schema.pattern();
            format = schema.format();
            choices = schema.allowableValues();
        }
        int length = text.codePointCount(0, text.length());
        if (choices.length > 0 && !Arrays.asList(choices).contains(text)) {
            return "must be one of " + String.join(", ", choices);
        }
        if (length < min || length > max) {
            return "must have %d to %d characters".formatted(min, max);
        }
        if (text.codePoints().anyMatch(c -> isForbidden(c, secret))) {
            return "must not contain control characters or broken Unicode";
        }
        if (!pattern.isEmpty() && !Pattern.matches(pattern, text)) {
            return "must match " + pattern;
        }
        return formatFault(text, format);
    }

    static @Nullable String keyFault(String key) {
        return Pattern.matches(ReadLimits.KEY_PATTERN, key)
                ? null
                : "is no name: use 1 to 40 letters, digits and _ . -";
    }

    private static @Nullable String formatFault(String text, String format) {
        return switch (format) {
            case "iso-4217" -> isCurrency(text) ? null : "is no currency code of ISO 4217";
            case "uri" -> urlFault(text);
            default -> null;
        };
    }

    private static boolean isCurrency(String text) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known ->
                        known.getCurrencyCode().equals(text)
                                && known.getDefaultFractionDigits() >= 0);
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
