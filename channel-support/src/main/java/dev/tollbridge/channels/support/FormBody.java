package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded} strictly, before the charset is known. */
public final class FormBody {
    private static final int MAX_FIELDS = 200;

    private FormBody() {}

    /**
     * The fields in their order.
     *
     * @return empty if it is no form, a field stands twice, or there are more than 200
     */
    public static Optional<Map<String, byte[]>> read(byte[] body) {
        var fields = new LinkedHashMap<String, byte[]>();
        for (var pair : new String(body, ISO_8859_1).split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? null : unescape(pair.substring(0, equals));
            var value = equals < 0 ? null : unescape(pair.substring(equals + 1));
            if (name == null
                    || value == null
                    || fields.size() == MAX_FIELDS
                    || fields.put(new String(name, US_ASCII), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    /**
     * The fields as texts, in their order.
     *
     * @param fields of {@link #read}
     * @return empty if one of them is no text in that charset
     */
    public static Optional<Map<String, String>> decode(
            Map<String, byte[]> fields, Charset charset) {
        var texts = new LinkedHashMap<String, String>();
        for (var field : fields.entrySet()) {
            var text = Texts.decode(field.getValue(), charset);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(field.getKey(), text.get());
        }
        return Optional.of(texts);
    }

    /** Percent decoding to bytes; null if an escape is broken. */
    private static byte @Nullable [] unescape(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    return null;
                }
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
