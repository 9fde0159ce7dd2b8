package dev.tollbridge.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whose request it is. X-Forwarded-For is believed only as far as proxies that we trust wrote it:
 * read from the right, the first address that is no such proxy is the client's.
 */
@Component
final class ClientAddresses {
    /** More than any honest chain of proxies; the rest is not looked at. */
    private static final int MAX_HOPS = 20;

    /** What a household or a server is given of IPv6 (RFC 6177): it is one client. */
    private static final int SITE_BYTES = 8;

    private final List<AddressRange> trusted;

    /**
     * @param trusted addresses or ranges, such as {@code 127.0.0.1,10.0.0.0/8}
     */
    ClientAddresses(@Value("${tollbridge.trusted-proxies:}") List<String> trusted) {
        this.trusted = trusted.stream().map(String::strip).map(AddressRange::parse).toList();
    }

    /**
     * @param peer the address of the connection
     * @param forwarded the values of X-Forwarded-For, in the order of their lines
     * @return the address; of an IPv6 address its first 64 bits
     */
    String of(String peer, List<String> forwarded) {
        var client = InetAddress.ofLiteral(peer);
        var hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - MAX_HOPS); i--) {
            if (!isTrusted(client)) {
                break;
            }
            try {
                client = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException e) {
                // What is no address was written by nobody we trust.
                break;
            }
        }
        return print(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static String print(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] site = Arrays.copyOf(Arrays.copyOf(address.getAddress(), SITE_BYTES), 16);
        try {
            return InetAddress.getByAddress(site).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }
}
