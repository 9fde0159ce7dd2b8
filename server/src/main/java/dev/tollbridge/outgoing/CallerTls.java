package dev.tollbridge.outgoing;

import dev.tollbridge.spi.ClientCertificate;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Shows in the handshake the certificate that a request came with. A connection serves only
 * requests with the certificate that it was made with: to the other side it is who calls.
 */
final class CallerTls implements TlsSocketStrategy {
    private static final String ATTRIBUTE = "tollbridge.certificate";

    /** Else a connection that nobody answers for would serve those who show a certificate. */
    private static final Object NOBODY = "nobody";

    private final TrustManager @Nullable [] trust;

    /** Made once, for reading whom the JDK believes takes its time. */
    private final TlsSocketStrategy withoutCertificate;

    /**
     * @param trust whom to believe; null for whom the JDK believes
     */
    CallerTls(TrustManager @Nullable [] trust) {
        this.trust = trust;
        try {
            this.withoutCertificate = new DefaultClientTlsStrategy(tls(null));
        } catch (SSLException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    static HttpClientContext context(@Nullable ClientCertificate certificate) {
        var context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, certificate);
        context.setUserToken(certificate == null ? NOBODY : certificate);
        return context;
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        var strategy =
                context.getAttribute(ATTRIBUTE) instanceof ClientCertificate certificate
                        ? new DefaultClientTlsStrategy(tls(certificate))
                        : withoutCertificate;
        return strategy.upgrade(socket, target, port, attachment, context);
    }

    private SSLContext tls(@Nullable ClientCertificate certificate) throws SSLException {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(certificate == null ? null : keys(certificate), trust, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("the certificate of the caller cannot be used", e);
        }
    }

    private static KeyManager[] keys(ClientCertificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        // In memory only, so that the password guards nothing.
        var password = new char[0];
        store.setKeyEntry(
                "caller",
                certificate.key(),
                password,
                certificate.chain().toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
