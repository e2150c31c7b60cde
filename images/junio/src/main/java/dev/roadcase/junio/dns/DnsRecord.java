package dev.roadcase.junio.dns;

import java.util.List;

/**
 * A record of an answer, of the Internet's class.
 *
 * @param ttl seconds that it may be kept
 */
public record DnsRecord(DnsName name, long ttl, Data data) {
    /** What a record says. */
    public sealed interface Data {
        /** Its type's number. */
        int type();
    }

    /** An IPv4 or IPv6 address. */
    public record Address(List<Byte> bytes) implements Data {
        public Address {
            if (bytes.size() != 4 && bytes.size() != 16) {
                throw new IllegalArgumentException("an address of " + bytes.size() + " bytes");
            }
            bytes = List.copyOf(bytes);
        }

        public static Address of(byte[] bytes) {
            Byte[] boxed = new Byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                boxed[i] = bytes[i];
            }
            return new Address(List.of(boxed));
        }

        /** As {@link java.net.InetAddress} takes it. */
        public byte[] array() {
            byte[] array = new byte[bytes.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = bytes.get(i);
            }
            return array;
        }

        @Override
        public int type() {
            return bytes.size() == 4 ? Types.A : Types.AAAA;
        }
    }

    /** Where a service is: the lower the priority the earlier it is asked, the higher the weight the more often. */
    public record Location(int priority, int weight, int port, DnsName target) implements Data {
        @Override
        public int type() {
            return Types.SRV;
        }
    }

    /** The name is another name for this one. */
    public record Alias(DnsName target) implements Data {
        @Override
        public int type() {
            return Types.CNAME;
        }
    }

    /** Who is responsible for a part of all names; the last number is how long a "no" may be kept (RFC 2308). */
    public record Authority(DnsName server, DnsName mailbox, long serial, long negativeTtl) implements Data {
        @Override
        public int type() {
            return Types.SOA;
        }
    }

    /** Texts of up to 255 bytes. */
    public record Text(List<String> parts) implements Data {
        public Text {
            parts = List.copyOf(parts);
        }

        @Override
        public int type() {
            return Types.TXT;
        }
    }

    /** Anything else, of which nothing is known but its type. */
    public record Opaque(int type) implements Data {}
}
