package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A packet of IPv4 that wanted to leave a machine.
 *
 * @param protocol {@code tcp}, {@code udp}, or the number of another
 * @param sourcePort 0 where the protocol has no ports
 * @param asked the name that it asks a name server for
 */
record LeavingPacket(
        String protocol, String source, int sourcePort, String destination, int port, Optional<String> asked) {
    private static final int ETHERNET = 14;
    private static final int TYPE_AT = 12;
    private static final int IPV4 = 0x0800;
    /** RFC 791, section 3.1. */
    private static final int SHORTEST = 20;

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int DOMAIN = 53;

    /** Groups of machines, and all of a network (RFC 1112, RFC 919): none of these leaves. */
    private static final int FIRST_MULTICAST = 224;

    /** Reads a frame of Ethernet; absent if it holds nothing that leaves. */
    static Optional<LeavingPacket> read(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        if (frame.length < ETHERNET + SHORTEST || Short.toUnsignedInt(in.getShort(TYPE_AT)) != IPV4) {
            return Optional.empty();
        }
        ByteBuffer packet = in.position(ETHERNET).slice();
        int header = (packet.get(0) & 0x0f) * 4;
        boolean leaves = (packet.get(16) & 0xff) < FIRST_MULTICAST && packet.remaining() >= header;
        return leaves ? Optional.of(read(packet, header)) : Optional.empty();
    }

    private static LeavingPacket read(ByteBuffer packet, int header) {
        int number = packet.get(9) & 0xff;
        boolean hasPorts = (number == TCP || number == UDP) && packet.remaining() >= header + 4;
        int port = hasPorts ? Short.toUnsignedInt(packet.getShort(header + 2)) : 0;
        return new LeavingPacket(
                word(number),
                address(packet, 12),
                hasPorts ? Short.toUnsignedInt(packet.getShort(header)) : 0,
                address(packet, 16),
                port,
                number == UDP && port == DOMAIN ? DomainQuestion.read(packet, header + UDP_HEADER) : Optional.empty());
    }

    private static String word(int number) {
        return switch (number) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case 1 -> "icmp";
            default -> "protocol " + number;
        };
    }

    private static String address(ByteBuffer packet, int at) {
        return new Ipv4Address(packet.getInt(at)).toString();
    }

    /** Whether a socket with this source can be looked for. */
    boolean hasSocket() {
        return sourcePort > 0;
    }
}
