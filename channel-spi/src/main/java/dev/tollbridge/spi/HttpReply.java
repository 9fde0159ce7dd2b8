package dev.tollbridge.spi;

import java.util.List;
import java.util.Optional;

/**
 * A complete HTTP reply.
 *
 * @param body the bytes as they came, because signatures cover bytes
 */
public record HttpReply(int status, List<HttpCall.Header> headers, byte[] body) {
    public HttpReply {
        headers = List.copyOf(headers);
    }

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpCall.Header::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + body.length + " bytes]";
    }
}
