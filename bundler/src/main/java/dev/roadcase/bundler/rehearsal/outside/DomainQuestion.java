package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a message asks a name server for (RFC 1035, section 4.1). */
final class DomainQuestion {
    private static final int HEADER = 12;
    private static final int QUESTIONS_AT = 4;
    /** Two bits before the length of a label say that it stands elsewhere: no question does that. */
    private static final int LONGEST_LABEL = 63;

    private static final Pattern REVERSE =
            Pattern.compile("([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.in-addr\\.arpa", Pattern.CASE_INSENSITIVE);

    private DomainQuestion() {}

    /** Reads its first question; absent if this is no such message. */
    static Optional<String> read(ByteBuffer packet, int at) {
        if (packet.remaining() < at + HEADER || packet.getShort(at + QUESTIONS_AT) == 0) {
            return Optional.empty();
        }
        StringJoiner name = new StringJoiner(".");
        int next = at + HEADER;
        while (next < packet.limit() && packet.get(next) != 0) {
            int length = packet.get(next) & 0xff;
            if (length > LONGEST_LABEL || next + length >= packet.limit()) {
                return Optional.empty();
            }
            byte[] label = new byte[length];
            packet.get(next + 1, label);
            name.add(new String(label, StandardCharsets.US_ASCII).replaceAll("[^!-~]", "?"));
            next += 1 + length;
        }
        return Optional.of(name.toString());
    }

    /** The address whose name is asked for (section 3.5); absent if another name is. */
    static Optional<Ipv4Address> address(String name) {
        Matcher reverse = REVERSE.matcher(name);
        if (!reverse.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Ipv4Address.parse(
                    String.join(".", reverse.group(4), reverse.group(3), reverse.group(2), reverse.group(1))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
