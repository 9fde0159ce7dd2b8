package dev.tollbridge.outgoing;

import dev.tollbridge.outgoing.OutgoingRefused.Reason;
import dev.tollbridge.spi.ClientCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to where they may go. Never repeats, follows no redirect, keeps no cookies, and
 * unpacks nothing.
 */
public final class OutgoingClient implements AutoCloseable {
    private final CloseableHttpClient client;
    private final GuardedDns dns;
    private final Set<String> schemes;
    private final Consumer<OutgoingRefused> refusals;

    OutgoingClient(
            CloseableHttpClient client,
            GuardedDns dns,
            Set<String> schemes,
            Consumer<OutgoingRefused> refusals) {
        this.client = client;
        this.dns = dns;
        this.schemes = schemes;
        this.refusals = refusals;
    }

    /**
     * @throws OutgoingRefused if it may not go there; nothing was sent
     */
    public <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler)
            throws IOException {
        return execute(request, null, handler);
    }

    /**
     * The same, showing a certificate.
     *
     * @throws OutgoingRefused if it may not go there; nothing was sent
     */
    public <T> T execute(
            HttpUriRequestBase request,
            @Nullable ClientCertificate certificate,
            HttpClientResponseHandler<T> handler)
            throws IOException {
        try {
            check(request);
            return client.execute(request, CallerTls.context(certificate), handler);
        } catch (OutgoingRefused e) {
            refusals.accept(e);
            throw e;
        }
    }

    /**
     * The same, for a caller that reads and closes the answer itself.
     *
     * @throws OutgoingRefused if it may not go there; nothing was sent
     */
    public ClassicHttpResponse open(HttpUriRequestBase request) throws IOException {
        try {
            check(request);
            return client.executeOpen(null, request, CallerTls.context(null));
        } catch (OutgoingRefused e) {
            refusals.accept(e);
            throw e;
        }
    }

    private void check(HttpUriRequestBase request) throws OutgoingRefused {
        var url = url(request);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw new OutgoingRefused(
                    Reason.SCHEME_NOT_ALLOWED, scheme + " is not among " + schemes);
        }
        if (url.getHost() == null || request.getAuthority().getUserInfo() != null) {
            throw new OutgoingRefused(Reason.URL_INVALID, "a URL needs a host and no user");
        }
    }

    private static URI url(HttpUriRequestBase request) throws OutgoingRefused {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new OutgoingRefused(Reason.URL_INVALID, "the URL cannot be read");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        dns.close();
    }
}
