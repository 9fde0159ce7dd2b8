package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Request;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a gateway request, from query and body alike, decoded in the request's charset
 * (notes 1).
 */
public record Parameters(Map<String, String> values, Charset charset) {
    private static final Pattern CHARSET =
            Pattern.compile("charset=\"?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    public static Parameters of(Request request) {
        String query = request.rawQuery() == null ? "" : request.rawQuery();
        boolean multipart = request.mediaType().equals("multipart/form-data");
        String body = multipart ? "" : new String(request.body(), StandardCharsets.ISO_8859_1);
        Charset charset = charset(request, query, body);
        Map<String, String> values = new TreeMap<>(Request.decode(query, charset));
        if (multipart) {
            values.putAll(Multipart.fields(request, charset));
        } else {
            values.putAll(Request.decode(body, charset));
        }
        return new Parameters(values, charset);
    }

    /** The parameters of an order string or a redirect URL's query. */
    public static Parameters ofQuery(String query) {
        Charset charset =
                named(
                        Request.decode(query, StandardCharsets.UTF_8)
                                .getOrDefault("charset", "UTF-8"));
        return new Parameters(new TreeMap<>(Request.decode(query, charset)), charset);
    }

    private static Charset charset(Request request, String query, String body) {
        String both = query + "&" + body;
        String named = Request.decode(onlyCharset(both), StandardCharsets.UTF_8).get("charset");
        return named(named == null ? header(request).orElse("UTF-8") : named);
    }

    /** Leaves other pairs alone: they cannot be decoded before the charset is known. */
    private static String onlyCharset(String encoded) {
        for (String pair : encoded.split("&", -1)) {
            if (pair.startsWith("charset=")) {
                return pair;
            }
        }
        return "";
    }

    private static Optional<String> header(Request request) {
        Matcher matcher = CHARSET.matcher(request.header("Content-Type").orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }
}
