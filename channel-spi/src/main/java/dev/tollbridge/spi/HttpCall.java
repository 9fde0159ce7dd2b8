package dev.tollbridge.spi;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * An HTTP request, complete to the byte.
 *
 * @param operation what it is for, in the channel's words ({@code alipay.trade.query}): name of
 *     metrics and log lines
 * @param headers in order, names as the channel spells them; {@code Host} and {@code
 *     Content-Length} are the runtime's
 * @param body empty for none
 * @param sensitive names of headers and of form or JSON members whose values the exchange log must
 *     mask
 * @param maxReplyBytes a longer reply is cut off and counts as unreadable
 */
public record HttpCall(
        String operation,
        String method,
        URI uri,
        List<Header> headers,
        byte[] body,
        Set<String> sensitive,
        int maxReplyBytes) {
    /** Enough for any answer that is no bill. */
    public static final int DEFAULT_MAX_REPLY_BYTES = 1 << 20;

    public HttpCall {
        headers = List.copyOf(headers);
        sensitive = Set.copyOf(sensitive);
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
