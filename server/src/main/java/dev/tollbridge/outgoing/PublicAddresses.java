package dev.tollbridge.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses lie on the public Internet. The rest, by IANA's special-purpose registries (RFC
 * 6890), belongs to this host, its network, the cloud's metadata service, or nobody.
 */
final class PublicAddresses {
    private static final List<Block> RESERVED =
            List.of(
                    new Block(0x00000000, 8),
                    new Block(0x0A000000, 8),
                    // Shared by carriers' customers (RFC 6598); clouds use it inside.
                    new Block(0x64400000, 10),
                    new Block(0x7F000000, 8),
                    // Link-local; 169.254.169.254 hands out a cloud machine's credentials.
                    new Block(0xA9FE0000, 16),
                    new Block(0xAC100000, 12),
                    new Block(0xC0000000, 24),
                    new Block(0xC0000200, 24),
                    new Block(0xC0586300, 24),
                    new Block(0xC0A80000, 16),
                    new Block(0xC6120000, 15),
                    new Block(0xC6336400, 24),
                    new Block(0xCB007100, 24),
                    // Multicast, reserved, broadcast.
                    new Block(0xE0000000, 3));

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        // Java turns an IPv4 address mapped into IPv6 (::ffff:0:0/96) into an Inet4Address.
        return address instanceof Inet4Address ? isPublic4(number(bytes)) : isPublic6(bytes);
    }

    private static boolean isPublic4(int address) {
        return RESERVED.stream().noneMatch(block -> block.contains(address));
    }

    /**
     * Only global unicast, 2000::/3, without its special parts: 2001::/23 (among it Teredo),
     * 2001:db8::/32 (documentation), and 2002::/16 (6to4), which leads to IPv4 addresses.
     */
    private static boolean isPublic6(byte[] bytes) {
        int first = number(bytes);
        return new Block(0x20000000, 3).contains(first)
                && !new Block(0x20010000, 23).contains(first)
                && !new Block(0x20010DB8, 32).contains(first)
                && !new Block(0x20020000, 16).contains(first);
    }

    private static int number(byte[] bytes) {
        return (bytes[0] & 255) << 24
                | (bytes[1] & 255) << 16
                | (bytes[2] & 255) << 8
                | (bytes[3] & 255);
    }

    /** The first 32 bits of an address begin with so many bits of {@code start}. */
    private record Block(int start, int bits) {
        boolean contains(int address) {
            return ((address ^ start) >>> (32 - bits)) == 0;
        }
    }
}
