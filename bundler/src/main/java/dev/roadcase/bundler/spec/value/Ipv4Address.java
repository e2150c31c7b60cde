package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;

/**
 * An IPv4 address.
 *
 * @param bits 32 of them, the first byte in front
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

    /** The address so many behind the network's first. */
    public static Ipv4Address in(Cidr network, int offset) {
        return new Ipv4Address(network.address() + offset);
    }

    /** Whether the network has it, and it is neither its first nor its last, which no machine can have. */
    public boolean isMachineOf(Cidr network) {
        long offset = offsetIn(network);
        return offset > 0 && offset < (1L << (32 - network.prefix())) - 1;
    }

    /** How far behind the network's first address it is; negative where it is in front of it. */
    public long offsetIn(Cidr network) {
        return Integer.toUnsignedLong(bits) - Integer.toUnsignedLong(network.address());
    }

    @Override
    public String toString() {
        return new Cidr(bits, 32).toString().replace("/32", "");
    }
}
