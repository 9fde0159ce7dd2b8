package dev.tollbridge.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.tollbridge.spi.ClientCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS server that asks who calls, and answers with the name that it was shown. */
@SuppressWarnings("NullAway.Init") // set before each test
class ClientCertificateTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final Duration SHORT = Duration.ofSeconds(5);

    @TempDir Path directory;
    private HttpsServer server;
    private OutgoingClient client;

    @BeforeEach
    void serve() throws GeneralSecurityException, IOException, InterruptedException {
        var own = store("127.0.0.1");
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        for (var name : List.of("shop-a", "shop-b")) {
            known.setCertificateEntry(name, store(name).getCertificate("key"));
        }
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(demanding(tls(own, known)));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var name = caller((HttpsExchange) exchange).getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, name.length);
                        exchange.getResponseBody().write(name);
                    }
                });
        server.start();
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var servers = KeyStore.getInstance("PKCS12");
        servers.load(null, null);
        servers.setCertificateEntry("server", own.getCertificate("key"));
        trust.init(servers);
        client =
                new OutgoingClients(
                                SystemDefaultDnsResolver.INSTANCE,
                                true,
                                refused -> {},
                                new CallerTls(trust.getTrustManagers()))
                        .open(new OutgoingBounds("test", SHORT, SHORT, 2, 4, SHORT, SHORT));
    }

    private static HttpsConfigurator demanding(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    private static String caller(HttpsExchange exchange) throws SSLPeerUnverifiedException {
        return exchange.getSSLSession().getPeerPrincipal().getName();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
    }

    @Test
    void eachCallIsMadeInTheNameOfItsOwnCertificate() throws Exception {
        var first = certificate("shop-a");
        var second = certificate("shop-b");
        assertThat(call(first)).isEqualTo("CN=shop-a");
        assertThat(call(second)).as("not over the other's open connection").isEqualTo("CN=shop-b");
        assertThat(call(first)).isEqualTo("CN=shop-a");
        assertThatThrownBy(() -> call(null))
                .as("nor over anybody's")
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateThatTheServerDoesNotKnowIsTurnedAway() throws Exception {
        var stranger = certificate("shop-c");
        assertThatThrownBy(() -> call(stranger)).isInstanceOf(IOException.class);
    }

    private String call(@Nullable ClientCertificate certificate) throws IOException {
        var request = new HttpGet("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        return client.execute(
                request, certificate, response -> EntityUtils.toString(response.getEntity()));
    }

    private ClientCertificate certificate(String name) throws Exception {
        var store = store(name);
        return new ClientCertificate(
                (PrivateKey) store.getKey("key", PASSWORD),
                List.of((X509Certificate) store.getCertificate("key")));
    }

    private static SSLContext tls(KeyStore own, KeyStore known) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    /** Made by the JDK's own tool, once for each name. */
    private KeyStore store(String name)
            throws GeneralSecurityException, IOException, InterruptedException {
        var file = directory.resolve(name + ".p12");
        if (!Files.exists(file)) {
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var made =
                    new ProcessBuilder(
                                    keytool.toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "key",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=" + name,
                                    "-ext",
                                    "san=ip:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    file.toString(),
                                    "-storepass",
                                    new String(PASSWORD))
                            .redirectErrorStream(true)
                            .start();
            var said = new String(made.getInputStream().readAllBytes(), UTF_8);
            assertThat(made.waitFor()).as(said).isZero();
        }
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        }
    }
}
