package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.FormBody;
import dev.tollbridge.spi.RawNotice;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form fields of a notice, decoded from the raw body in the charset that it names itself. The
 * query string of the address is ours and not UnionPay's: it is not read (section 5).
 */
record NoticeForm(Map<String, String> values, Charset charset) {
    /** Far above any notice UnionPay sends. */
    private static final int MAX_BYTES = 64 * 1024;

    /** An empty text for an absent field. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Empty if it is no form, too large or wrongly encoded. */
    static Optional<NoticeForm> read(RawNotice notice) {
        return notice.method().equals("POST") && notice.body().length <= MAX_BYTES
                ? FormBody.read(notice.body())
                        .flatMap(raw -> decode(raw, charsetOf(raw.get("encoding"))))
                : Optional.empty();
    }

    private static Charset charsetOf(byte @Nullable [] named) {
        return named != null && new String(named, US_ASCII).equals("GBK")
                ? UnionPayReplies.GBK
                : UTF_8;
    }

    private static Optional<NoticeForm> decode(Map<String, byte[]> raw, Charset charset) {
        return FormBody.decode(raw, charset).map(values -> new NoticeForm(values, charset));
    }
}
