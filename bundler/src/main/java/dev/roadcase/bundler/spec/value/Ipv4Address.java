package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;

/**
 * An IPv4 address.
 *
 * @param bits its 32 bits, the first byte first
 */
public record Ipv4Address(int bits) {
    /** Reads {@code 192.168.56.20}. */
    public static Ipv4Address parse(String text) {
        try {
            return new Ipv4Address(Cidr.parse(text + "/32").address());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address (such as 192.168.56.20): " + Excerpt.of(text), e);
        }
    }

    /** The address at this distance from the network's first address. */
    public static Ipv4Address in(Cidr network, int offset) {
        return new Ipv4Address(network.address() + offset);
    }

    /** Whether a machine of the network can have it: not the network's first or last address. */
    public boolean isMachineOf(Cidr network) {
        long offset = offsetIn(network);
        return offset > 0 && offset < (1L << (32 - network.prefix())) - 1;
    }

    /** Its distance from the network's first address; negative if it is before it. */
    public long offsetIn(Cidr network) {
        return Integer.toUnsignedLong(bits) - Integer.toUnsignedLong(network.address());
    }

    @Override
    public String toString() {
        return new Cidr(bits, 32).toString().replace("/32", "");
    }
}
