package dev.tollbridge.channels.wechatpay;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in answers. The answer was signed, so they are WeChat Pay's; still they are checked.
 */
final class Addresses {
    private Addresses() {}

    /** Empty if it is none of the web. */
    static Optional<URI> web(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(URI::create)
                    .filter(url ->
                            url.getHost() != null
                                    && ("https".equals(url.getScheme())
                                            || "http".equals(url.getScheme())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
