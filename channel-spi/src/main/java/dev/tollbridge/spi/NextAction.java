package dev.tollbridge.spi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to happen now so that the payer can pay. */
public sealed interface NextAction {
    /** Send the payer's browser there with GET. */
    record Redirect(URI url) implements NextAction {}

    /** Send the payer's browser there with a POST form; fields are unescaped, in order. */
    record FormPost(URI url, Map<String, String> fields) implements NextAction {}

    /** Show this text as a QR code until it expires. */
    record ShowQr(String content, Instant expiresAt) implements NextAction {}

    /**
     * Hand these values unchanged to the wallet's own SDK.
     *
     * @param client which SDK: {@code alipay_app}, {@code alipay_jsapi}, ...
     */
    record Invoke(String client, Map<String, String> params) implements NextAction {}

    /** The payer has been asked on the own phone; query after this long. */
    record AwaitPayer(Duration pollAfter) implements NextAction {}

    /** The payer has to do something outside, such as a bank transfer. */
    record ShowInstructions(List<LocalizedText> lines, String reference, @Nullable String account)
            implements NextAction {}
}
