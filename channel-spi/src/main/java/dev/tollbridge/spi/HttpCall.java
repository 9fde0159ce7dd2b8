package dev.tollbridge.spi;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, complete to the byte.
 *
 * @param operation what it is for, in the channel's words ({@code alipay.trade.query}): name of
 *     metrics and log lines
 * @param headers in order, names as the channel spells them; {@code Host} and {@code
 *     Content-Length} are the runtime's
 * @param body empty for none
 * @param sensitive names of headers and of form, JSON or XML members whose values the exchange log
 *     must mask
 * @param maxReplyBytes a longer reply is cut off and counts as unreadable
 * @param certificate what to show in the TLS handshake; null for nothing. Over plain HTTP, to a
 *     simulator, nothing is shown
 */
public record HttpCall(
        String operation,
        String method,
        URI uri,
        List<Header> headers,
        byte[] body,
        Set<String> sensitive,
        int maxReplyBytes,
        @Nullable ClientCertificate certificate) {
    /** Enough for any answer that is no bill. */
    public static final int DEFAULT_MAX_REPLY_BYTES = 1 << 20;

    public HttpCall {
        headers = List.copyOf(headers);
        sensitive = Set.copyOf(sensitive);
    }

    /** Without a certificate. */
    public HttpCall(
            String operation,
            String method,
            URI uri,
            List<Header> headers,
            byte[] body,
            Set<String> sensitive,
            int maxReplyBytes) {
        this(operation, method, uri, headers, body, sensitive, maxReplyBytes, null);
    }

    public record Header(String name, String value) {}

    @Override
    public String toString() {
        return "HttpCall["
                + operation
                + " "
                + method
                + " "
                + uri.getHost()
                + ", "
                + body.length
                + " bytes]";
    }
}
