package dev.tollbridge.spi;

import java.util.List;
import java.util.Optional;

/**
 * What arrived at a notice URL, untouched.
 *
 * @param query the raw query string, empty if none
 * @param body the raw bytes: signatures cover them
 */
public record RawNotice(String method, String query, List<HttpCall.Header> headers, byte[] body) {
    public RawNotice {
        headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpCall.Header::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return "RawNotice[" + method + ", " + body.length + " bytes]";
    }
}
