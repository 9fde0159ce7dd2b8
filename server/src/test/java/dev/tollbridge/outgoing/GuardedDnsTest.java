package dev.tollbridge.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GuardedDnsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @Tag("attack-dns-rebinding")
    @Test
    void refusesANameWithOnePrivateAddressAmongPublicOnes() throws UnknownHostException {
        var addresses = addresses("1.1.1.1", "127.0.0.1");
        try (var dns =
                new GuardedDns("test", names(() -> addresses), PublicAddresses::contain, SHORT)) {
            assertThatThrownBy(() -> dns.resolve("rebind.example"))
                    .isInstanceOf(OutgoingRefused.class);
        }
    }

    @Test
    void connectsToNoMoreThanAFewAddresses() throws UnknownHostException {
        var addresses = addresses("1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5");
        try (var dns =
                new GuardedDns("test", names(() -> addresses), PublicAddresses::contain, SHORT)) {
            assertThat(dns.resolve("many.example")).hasSize(3);
        }
    }

    @Test
    void aSlowNameServerCostsOnlyTheTimeOut() {
        var never = new CountDownLatch(1);
        var slow =
                names(() -> {
                    never.await();
                    return new InetAddress[0];
                });
        try (var dns = new GuardedDns("test", slow, PublicAddresses::contain, SHORT)) {
            assertThatThrownBy(() -> dns.resolve("slow.example"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("too long");
        }
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        var addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    private interface Answer {
        InetAddress[] get() throws InterruptedException;
    }

    private static DnsResolver names(Answer answer) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                }
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
