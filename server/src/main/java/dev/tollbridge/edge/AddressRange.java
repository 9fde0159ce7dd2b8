package dev.tollbridge.edge;

import java.net.InetAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param bits how many of {@code start}
 */
record AddressRange(InetAddress start, int bits) {
    /**
     * @param text {@code 10.0.0.0/8}, {@code fd00::/8}, or one address
     * @throws IllegalArgumentException if it is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = start.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(text + " has a wrong number of bits");
        }
        return new AddressRange(start, bits);
    }

    boolean contains(InetAddress address) {
        byte[] mine = start.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
