package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.net.URLDecoder;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into text that may be kept: what the adapter calls sensitive is masked, the rest
 * stays readable.
 */
final class Redactor {
    static final int MAX_CHARS = 16 * 1024;
    private static final String MASK = "••••";

    /** Masked whatever the adapter says, because no log needs them. */
    private static final Set<String> ALWAYS =
            Set.of(
                    "sign",
                    "signature",
                    "authorization",
                    "password",
                    "secret",
                    "auth_code",
                    "private_key");

    /** Compiled once for each set of names: an exchange has a dozen texts to mask. */
    private static final Cache<Set<String>, Patterns> PATTERNS =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private Redactor() {}

    static String request(HttpCall call) {
        var text =
                new StringBuilder(call.method())
                        .append(' ')
                        .append(call.uri().getScheme())
                        .append("://")
                        .append(call.uri().getRawAuthority())
                        .append(call.uri().getRawPath());
        parameters(text, call.uri().getRawQuery(), call.sensitive());
        call.headers().stream()
                .filter(header -> !isSensitive(header.name(), call.sensitive()))
                .forEach(header ->
                        text.append('\n')
                                .append(header.name())
                                .append(": ")
                                .append(header.value()));
        String body = new String(call.body(), UTF_8);
        if (isForm(call)) {
            parameters(text, body, call.sensitive());
        } else if (!body.isEmpty()) {
            text.append('\n').append(maskXml(maskJson(body, call.sensitive()), call.sensitive()));
        }
        return shorten(text.toString());
    }

    static String reply(HttpReply reply, Set<String> sensitive) {
        return text(reply.body(), sensitive);
    }

    static String text(byte[] body, Set<String> sensitive) {
        // PostgreSQL keeps no NUL in a text; a ZIP or garbage is shown as far as it is text.
        return shorten(
                maskXml(
                                maskForm(maskJson(new String(body, UTF_8), sensitive), sensitive),
                                sensitive)
                        .replace('\0', '\uFFFD'));
    }

    private static void parameters(StringBuilder text, @Nullable String form, Set<String> names) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            text.append('\n').append(name).append('=');
            text.append(isSensitive(name, names) ? MASK : maskJson(value, names));
        }
    }

    private static String maskJson(String json, Set<String> names) {
        return patterns(names).json.matcher(json).replaceAll("$1\"" + MASK + "\"");
    }

    private static String maskForm(String form, Set<String> names) {
        return patterns(names).form.matcher(form).replaceAll("$1" + MASK);
    }

    private static String maskXml(String xml, Set<String> names) {
        return patterns(names).xml.matcher(xml).replaceAll("$1" + MASK);
    }

    private static Patterns patterns(Set<String> names) {
        return PATTERNS.get(names, Patterns::of);
    }

    private record Patterns(Pattern json, Pattern form, Pattern xml) {
        static Patterns of(Set<String> names) {
            String any =
                    Stream.concat(ALWAYS.stream(), names.stream())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"));
            return new Patterns(
                    Pattern.compile(
                            "(\"(?:"
                                    + any
                                    + ")\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"|[^,}\\]\\s]++)",
                            Pattern.CASE_INSENSITIVE),
                    Pattern.compile(
                            "((?:^|[&?])(?:" + any + ")=)[^&\\s]*+", Pattern.CASE_INSENSITIVE),
                    Pattern.compile(
                            "(<(?:" + any + ")>)(?:<!\\[CDATA\\[.*?]]>|[^<]*+)",
                            Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
        }
    }

    private static boolean isSensitive(String name, Set<String> names) {
        return ALWAYS.stream().anyMatch(name::equalsIgnoreCase)
                || names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean isForm(HttpCall call) {
        return call.headers().stream()
                .anyMatch(header ->
                        header.name().equalsIgnoreCase("Content-Type")
                                && header.value().startsWith("application/x-www-form-urlencoded"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
    }
}
