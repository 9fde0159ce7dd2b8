package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.FormBody;
import dev.tollbridge.spi.RawNotice;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** The form fields of a notice, decoded from the raw body in the charset that it names itself. */
record NoticeForm(Map<String, String> values, Charset charset) {
    /** Far above any notice Alipay sends. */
    private static final int MAX_BYTES = 64 * 1024;

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
        return FormBody.read(notice.body()).flatMap(NoticeForm::decode);
    }

    private static Optional<NoticeForm> decode(Map<String, byte[]> raw) {
        var named = raw.get("charset");
        return named == null
                ? decode(raw, UTF_8)
                : AlipayReplies.charset(new String(named, US_ASCII))
                        .flatMap(charset -> decode(raw, charset));
    }

    private static Optional<NoticeForm> decode(Map<String, byte[]> raw, Charset charset) {
        return FormBody.decode(raw, charset).map(values -> new NoticeForm(values, charset));
    }
}
