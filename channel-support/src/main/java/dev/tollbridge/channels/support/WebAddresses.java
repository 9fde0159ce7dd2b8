package dev.tollbridge.channels.support;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of the web, as merchants enter them and as channels answer them. */
public final class WebAddresses {
    private WebAddresses() {}

    /**
     * @return empty if it is no absolute http or https URL with a host
     */
    public static Optional<URI> parse(String text) {
        try {
            var url = new URI(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The address of a service that paths and queries are added to. A user would be sent along or
     * hide the real host from whoever reads the setting; a query or a fragment would swallow what
     * is added.
     *
     * @return empty if it has a user, a query or a fragment, or is no address of the web at all
     */
    public static Optional<URI> parseBase(String text) {
        return parse(text)
                .filter(url ->
                        url.getRawUserInfo() == null
                                && url.getRawQuery() == null
                                && url.getRawFragment() == null);
    }
}
