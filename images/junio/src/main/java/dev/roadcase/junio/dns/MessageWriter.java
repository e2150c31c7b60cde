package dev.roadcase.junio.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one message. Names that stand there already, in the same letters, are pointed to (RFC 1035, 4.1.4). */
final class MessageWriter {
    static final int LARGEST = 65535;

    /** What we can take ourselves, and what passes every network in one piece. */
    private static final int OWN_SIZE = 1232;

    private static final int FARTHEST_POINTER = 0x3FFF;
    private static final int LONGEST_TEXT = 255;

    private final Message message;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<List<String>, Integer> places = new HashMap<>();

    MessageWriter(Message message) {
        this.message = message;
    }

    byte[] bytes() {
        header();
        name(message.question().name());
        number(message.question().type(), 2);
        number(message.question().dnsClass(), 2);
        message.answers().forEach(this::record);
        message.authority().forEach(this::record);
        message.additional().forEach(this::record);
        message.udpSize().ifPresent(size -> option());
        return out.toByteArray();
    }

    private void header() {
        number(message.id(), 2);
        number(message.flags().bits(), 2);
        number(1, 2);
        number(message.answers().size(), 2);
        number(message.authority().size(), 2);
        number(message.additional().size() + (message.udpSize().isPresent() ? 1 : 0), 2);
    }

    private void number(long value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
    }

    private void name(DnsName name) {
        List<String> labels = name.labels();
        for (int i = 0; i < labels.size(); i++) {
            List<String> rest = labels.subList(i, labels.size());
            if (places.containsKey(rest)) {
                number(0xC000 | places.get(rest), 2);
                return;
            }
            if (out.size() <= FARTHEST_POINTER) {
                places.put(rest, out.size());
            }
            text(labels.get(i));
        }
        out.write(0);
    }

    /** RFC 2782: the target of a service is written in full. */
    private void wholeName(DnsName name) {
        name.labels().forEach(this::text);
        out.write(0);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int size = Math.min(bytes.length, LONGEST_TEXT);
        out.write(size);
        out.write(bytes, 0, size);
    }

    private void record(DnsRecord record) {
        name(record.name());
        number(record.data().type(), 2);
        number(Types.INTERNET, 2);
        number(record.ttl(), 4);
        byte[] data = data(record.data());
        number(data.length, 2);
        out.writeBytes(data);
    }

    /** Data stand alone, without pointers. */
    private static byte[] data(DnsRecord.Data data) {
        MessageWriter writer = new MessageWriter(null);
        writer.write(data);
        return writer.out.toByteArray();
    }

    private void write(DnsRecord.Data data) {
        if (data instanceof DnsRecord.Address address) {
            out.writeBytes(address.array());
        } else if (data instanceof DnsRecord.Location location) {
            number(location.priority(), 2);
            number(location.weight(), 2);
            number(location.port(), 2);
            wholeName(location.target());
        } else if (data instanceof DnsRecord.Alias alias) {
            wholeName(alias.target());
        } else if (data instanceof DnsRecord.Authority authority) {
            authority(authority);
        } else if (data instanceof DnsRecord.Text text) {
            text.parts().forEach(this::text);
        }
    }

    /** Refresh, retry and expiry are for secondary servers, of which there are none. */
    private void authority(DnsRecord.Authority authority) {
        wholeName(authority.server());
        wholeName(authority.mailbox());
        number(authority.serial(), 4);
        number(28_800, 4);
        number(7_200, 4);
        number(604_800, 4);
        number(authority.negativeTtl(), 4);
    }

    private void option() {
        out.write(0);
        number(Types.OPT, 2);
        number(OWN_SIZE, 2);
        number(0, 4);
        number(0, 2);
    }
}
