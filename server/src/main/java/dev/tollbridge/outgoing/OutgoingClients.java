package dev.tollbridge.outgoing;

import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the clients of this server. */
public final class OutgoingClients {
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    /** Of each connection, of which a slow channel keeps thousands; calls are small. */
    private static final Http1Config SMALL = Http1Config.custom().setBufferSize(2048).build();

    private final DnsResolver names;
    private final boolean development;
    private final Consumer<AuditEntry> audit;
    private final CallerTls tls;

    /**
     * @param development allows loopback addresses and plain http
     * @param audit is told of what was refused
     */
    public OutgoingClients(boolean development, Consumer<AuditEntry> audit) {
        this(SystemDefaultDnsResolver.INSTANCE, development, audit);
    }

    OutgoingClients(DnsResolver names, boolean development, Consumer<AuditEntry> audit) {
        this(names, development, audit, new CallerTls(null));
    }

    OutgoingClients(
            DnsResolver names, boolean development, Consumer<AuditEntry> audit, CallerTls tls) {
        this.tls = tls;
        this.names = names;
        this.development = development;
        this.audit = audit;
    }

    /** Each has threads of its own for names, so that slow ones of one purpose hold up no other. */
    public OutgoingClient open(OutgoingBounds bounds) {
        var dns = new GuardedDns(bounds.purpose(), names, this::isAllowed, bounds.connectTimeout());
        var client =
                HttpClients.custom()
                        .setConnectionManager(connections(dns, bounds))
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(
                                                timeout(bounds.connectTimeout()))
                                        .setResponseTimeout(timeout(bounds.responseTimeout()))
                                        .setRedirectsEnabled(false)
                                        .build())
                        .evictIdleConnections(IDLE)
                        // Each of these would do more, or go elsewhere, than the request says.
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableAuthCaching()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .setUserAgent("Tollbridge")
                        .build();
        var schemes = development ? Set.of("https", "http") : Set.of("https");
        return new OutgoingClient(
                client, dns, schemes, refused -> report(bounds.purpose(), refused));
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddresses.contain(address) || (development && address.isLoopbackAddress());
    }

    private void report(String purpose, OutgoingRefused refused) {
        audit.accept(
                AuditEntry.of(AuditKind.OUTGOING_ADDRESS_REFUSED, null, null)
                        .with("purpose", purpose)
                        .with("why", refused.getMessage()));
    }

    private HttpClientConnectionManager connections(GuardedDns dns, OutgoingBounds bounds) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(SMALL).build())
                .setDnsResolver(dns)
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(bounds.perHost())
                .setMaxConnTotal(bounds.total())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(timeout(bounds.connectTimeout()))
                                .setValidateAfterInactivity(timeout(bounds.validateAfter()))
                                .setTimeToLive(timeout(bounds.timeToLive()))
                                .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom()
                                .setHandshakeTimeout(timeout(bounds.connectTimeout()))
                                .build())
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
