package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.RawNotice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form fields of a notice, decoded from the raw body in the charset that it names itself. */
record NoticeForm(Map<String, String> values, Charset charset) {
    /** Far above any notice Alipay sends. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_FIELDS = 200;

    /** An empty text for an absent field. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Trades name the seller, fund authorizations the payee. */
    String seller() {
        var seller = text("seller_id");
        return seller.isEmpty() ? text("payee_user_id") : seller;
    }

    /** Empty if it is no form, too large, wrongly encoded or has a field twice. */
    static Optional<NoticeForm> read(RawNotice notice) {
        if (!notice.method().equals("POST")
                || notice.body().length == 0
                || notice.body().length > MAX_BYTES) {
            return Optional.empty();
        }
        var raw = new LinkedHashMap<String, byte[]>();
        for (var pair : new String(notice.body(), ISO_8859_1).split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? null : unescape(pair.substring(0, equals));
            var value = equals < 0 ? null : unescape(pair.substring(equals + 1));
            if (name == null
                    || value == null
                    || raw.size() == MAX_FIELDS
                    || raw.put(new String(name, US_ASCII), value) != null) {
                return Optional.empty();
            }
        }
        var named = raw.get("charset");
        return named == null
                ? decode(raw, UTF_8)
                : AlipayReplies.charset(new String(named, US_ASCII))
                        .flatMap(charset -> decode(raw, charset));
    }

    private static Optional<NoticeForm> decode(Map<String, byte[]> raw, Charset charset) {
        var values = new LinkedHashMap<String, String>();
        try {
            for (var entry : raw.entrySet()) {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(entry.getValue()));
                values.put(entry.getKey(), text.toString());
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return Optional.of(new NoticeForm(values, charset));
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
