package dev.roadcase.junio.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads one message. Whatever the bytes are, it ends, and says what is wrong. */
final class MessageReader {
    private static final int POINTER = 0xC0;
    private static final int MOST_RECORDS = 4096;

    private final byte[] bytes;
    private int at;
    private OptionalInt udpSize = OptionalInt.empty();

    MessageReader(byte[] bytes) {
        this.bytes = bytes;
    }

    Message message() throws Malformed {
        int id = number(2);
        Message.Flags flags = Message.Flags.of(number(2));
        int[] counts = {number(2), number(2), number(2), number(2)};
        if (counts[0] != 1) {
            throw new Malformed("it asks " + counts[0] + " questions");
        }
        Question question = new Question(name(), number(2), number(2));
        List<DnsRecord> answers = records(counts[1]);
        List<DnsRecord> authority = records(counts[2]);
        List<DnsRecord> additional = records(counts[3]);
        return new Message(id, flags, question, answers, authority, additional, udpSize);
    }

    private int number(int size) throws Malformed {
        require(size);
        int number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | bytes[at++] & 255;
        }
        return number;
    }

    private void require(int size) throws Malformed {
        if (at + size > bytes.length) {
            throw new Malformed("it ends after " + bytes.length + " bytes");
        }
    }

    /** A name, which may go on elsewhere: before where it stands, so that no two go round in circles. */
    private DnsName name() throws Malformed {
        List<String> labels = new ArrayList<>();
        int after = -1;
        int before = at;
        for (int size = number(1); size != 0; size = number(1)) {
            if ((size & POINTER) == 0) {
                labels.add(text(size));
            } else if ((size & POINTER) == POINTER) {
                int target = (size & 63) << 8 | number(1);
                after = after < 0 ? at : after;
                if (target >= before) {
                    throw new Malformed("a name that goes on behind itself");
                }
                before = target;
                at = target;
            } else {
                throw new Malformed("a label of an unknown kind");
            }
        }
        at = after < 0 ? at : after;
        return named(labels);
    }

    private static DnsName named(List<String> labels) throws Malformed {
        try {
            return new DnsName(labels);
        } catch (IllegalArgumentException e) {
            throw new Malformed(e.getMessage());
        }
    }

    private String text(int size) throws Malformed {
        require(size);
        at += size;
        return new String(bytes, at - size, size, StandardCharsets.ISO_8859_1);
    }

    private List<DnsRecord> records(int count) throws Malformed {
        List<DnsRecord> records = new ArrayList<>();
        if (count > MOST_RECORDS) {
            throw new Malformed("it has " + count + " records");
        }
        for (int i = 0; i < count; i++) {
            record(records);
        }
        return records;
    }

    /** The pseudo-record of EDNS has the size of the client in place of the class. */
    private void record(List<DnsRecord> records) throws Malformed {
        DnsName name = name();
        int type = number(2);
        int dnsClass = number(2);
        long ttl = number(4) & 0xFFFFFFFFL;
        int size = number(2);
        require(size);
        int end = at + size;
        if (type == Types.OPT) {
            udpSize = OptionalInt.of(dnsClass);
        } else {
            records.add(new DnsRecord(name, ttl, data(type, size)));
        }
        at = end;
    }

    private DnsRecord.Data data(int type, int size) throws Malformed {
        return switch (type) {
            case Types.A, Types.AAAA -> address(type == Types.A ? 4 : 16, size);
            case Types.SRV -> new DnsRecord.Location(number(2), number(2), number(2), name());
            case Types.CNAME -> new DnsRecord.Alias(name());
            default -> new DnsRecord.Opaque(type);
        };
    }

    private DnsRecord.Data address(int right, int size) throws Malformed {
        if (size != right) {
            throw new Malformed("an address of " + size + " bytes");
        }
        return DnsRecord.Address.of(text(size).getBytes(StandardCharsets.ISO_8859_1));
    }
}
