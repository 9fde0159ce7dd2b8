package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.NextAction;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requests as text that people can read and compare: one parameter a line, decoded. Signatures and
 * ciphertexts differ with each key, so only their length is shown.
 */
final class Rendering {
    private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{80,}={0,2}");

    private Rendering() {}

    static String of(HttpCall call) {
        var headers =
                call.headers().stream()
                        .map(header -> header.name() + ": " + header.value() + "\n")
                        .collect(Collectors.joining());
        var body = new String(call.body(), UTF_8);
        boolean form =
                call.headers().stream()
                        .anyMatch(header -> header.value().contains("x-www-form-urlencoded"));
        return quiet(
                call.method()
                        + " "
                        + of(call.uri())
                        + "\n"
                        + headers
                        + "\n"
                        + (form ? parameters(body) : body)
                        + "\n");
    }

    static String of(NextAction action) {
        return quiet(
                switch (action) {
                    case NextAction.Redirect(var url) -> "Redirect " + of(url) + "\n";
                    case NextAction.FormPost(var url, var fields) ->
                            "FormPost " + of(url) + "\n" + lines(fields);
                    case NextAction.Invoke(var client, var params) ->
                            "Invoke "
                                    + client
                                    + "\n"
                                    + params.entrySet().stream()
                                            .map(entry ->
                                                    "  "
                                                            + entry.getKey()
                                                            + " = "
                                                            + value(entry.getValue())
                                                            + "\n")
                                            .sorted()
                                            .collect(Collectors.joining());
                    case NextAction.ShowQr qr -> qr + "\n";
                    case NextAction.AwaitPayer wait -> wait + "\n";
                    case NextAction.ShowInstructions instructions -> instructions + "\n";
                });
    }

    private static String of(URI url) {
        var query = url.getRawQuery();
        var base = url.toString().replaceAll("\\?.*", "");
        return query == null ? base : base + "\n" + parameters(query);
    }

    private static String parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> "  " + URLDecoder.decode(pair.replaceFirst("=", " = "), UTF_8))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> "  " + entry.getKey() + " = " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** What a wallet's SDK takes is often a query string of its own. */
    private static String value(String text) {
        return text.matches("([A-Za-z0-9_]+=[^&]*&)+.*") ? "\n" + parameters(text) : text;
    }

    /** Whole text of a call, decoded, for a search. */
    static String plain(HttpCall call) {
        return decode(call.uri().toString())
                + "\n"
                + call.headers()
                + "\n"
                + decode(new String(call.body(), ISO_8859_1));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // No form: nothing to decode.
            return text;
        }
    }

    private static String quiet(String text) {
        return LONG_BASE64
                .matcher(text)
                .replaceAll(match -> "<" + match.group().length() + " characters>");
    }
}
