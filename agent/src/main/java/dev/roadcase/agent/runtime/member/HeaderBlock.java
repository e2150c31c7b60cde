package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.util.Arrays;

/**
 * A header of 512 bytes, in the form of POSIX, GNU, star or Unix V7. Read as Go's {@code archive/tar} does, because
 * containerd reads it with that.
 */
final class HeaderBlock {
    static final int SIZE = 512;
    private static final int CHECKSUM = 148;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int STAR_PREFIX_LENGTH = 131;
    private static final int TIME_LENGTH = 12;

    private final byte[] bytes;

    /**
     * Takes a block.
     *
     * @throws UnusualLayer if its sum is wrong
     */
    HeaderBlock(byte[] bytes) throws UnusualLayer {
        this.bytes = bytes;
        requireChecksum();
    }

    static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[SIZE]);
    }

    char type() {
        return (char) (bytes[156] & 0xff);
    }

    String name() throws IOException {
        String prefix = prefix();
        return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    }

    private String prefix() throws IOException {
        if (is("ustar\0")) {
            boolean star = text(508, 4).equals("tar");
            return text(PREFIX, star ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
        }
        // Go wrote some long names so until 2017.
        return isGnu() && !isTime(PREFIX) ? text(PREFIX, PREFIX_LENGTH) : "";
    }

    private boolean isGnu() {
        return is("ustar  \0");
    }

    private boolean isTime(int at) {
        try {
            return bytes[at] == 0 || number(at, TIME_LENGTH) >= 0;
        } catch (UnusualLayer e) {
            return false;
        }
    }

    String link() {
        return text(157, 100);
    }

    long mode() throws UnusualLayer {
        return number(100, 8);
    }

    long user() throws UnusualLayer {
        return number(108, 8);
    }

    long group() throws UnusualLayer {
        return number(116, 8);
    }

    long size() throws UnusualLayer {
        return number(124, TIME_LENGTH);
    }

    long modified() throws UnusualLayer {
        return number(136, TIME_LENGTH);
    }

    Member.Device device() throws UnusualLayer {
        return bytes[MAGIC] == 0 ? Member.Device.NONE : new Member.Device(number(329, 8), number(337, 8));
    }

    private long number(int at, int length) throws UnusualLayer {
        return new TarNumber(bytes, at, length).value();
    }

    private boolean is(String magic) {
        byte[] expected = magic.getBytes(Member.BYTES);
        return Arrays.equals(bytes, MAGIC, MAGIC + expected.length, expected, 0, expected.length);
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, Member.BYTES);
    }

    /** Some old programs took bytes as signed. */
    private void requireChecksum() throws UnusualLayer {
        long wanted = number(CHECKSUM, 8);
        long unsigned = 0;
        long signed = 0;
        for (int at = 0; at < SIZE; at++) {
            byte each = at >= CHECKSUM && at < CHECKSUM + 8 ? (byte) ' ' : bytes[at];
            unsigned += each & 0xff;
            signed += each;
        }
        if (wanted != unsigned && wanted != signed) {
            throw new UnusualLayer("a header whose sum is wrong");
        }
    }
}
