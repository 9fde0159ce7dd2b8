package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text parts of a multipart body; file parts are skipped because they are not signed
 * (notes 1).
 */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private Multipart() {}

    static Map<String, String> fields(Request request, Charset charset) {
        Map<String, String> values = new HashMap<>();
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            return values;
        }
        // One byte per character, so that offsets are byte offsets whatever the charset is.
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        for (String part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int head = part.indexOf("\r\n\r\n");
            if (head > 0 && part.endsWith("\r\n")) {
                String headers = part.substring(0, head);
                Matcher name = NAME.matcher(headers);
                if (name.find() && !headers.contains("filename=")) {
                    String value = part.substring(head + 4, part.length() - 2);
                    values.put(
                            name.group(1),
                            new String(value.getBytes(StandardCharsets.ISO_8859_1), charset));
                }
            }
        }
        return values;
    }
}
