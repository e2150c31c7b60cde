package dev.roadcase.agent.archive.entry;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of 512 bytes where a header should be, and what it says. Nothing of it is used before the whole header is as
 * {@link TarHeader} writes it.
 */
public record ClaimedHeader(byte[] block) {
    private static final Pattern PAX_SIZE = Pattern.compile("\\d\\d size=(\\d{10,18})\n\0*");

    /** Whether it is all zeros: two such blocks end an archive. */
    public boolean isEnd() {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pax header begins here; then the header of the entry itself follows later. */
    public boolean isPax() {
        return block[TarHeader.TYPE_AT] == TarHeader.PAX;
    }

    /** Whether it is the header of a regular file. */
    public boolean isRegular() {
        return block[TarHeader.TYPE_AT] == TarHeader.REGULAR;
    }

    /** The name, up to its first NUL. */
    public String name() {
        int end = 0;
        while (end < TarHeader.NAME_LENGTH && block[end] != 0) {
            end++;
        }
        return new String(block, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** The size, or −1 where the field holds no octal number. */
    public long size() {
        long size = 0;
        for (int i = TarHeader.SIZE_AT; i < TarHeader.SIZE_AT + TarHeader.SIZE_LENGTH - 1; i++) {
            if (block[i] < '0' || block[i] > '7') {
                return -1;
            }
            size = size * 8 + block[i] - '0';
        }
        return size;
    }

    /** The size in the content of a pax header, or −1 where it names none. */
    public static long paxSize(byte[] record) {
        Matcher matcher = PAX_SIZE.matcher(new String(record, StandardCharsets.US_ASCII));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
