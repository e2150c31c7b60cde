package dev.roadcase.agent.archive.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an entry as version 1 writes it (POSIX.1-2017, pax, "ustar Interchange Format"): regular file, mode
 * 0644, owner 0:0, time 0. Name and size alone decide every byte, so a reader can compare a header with what it must
 * be.
 */
public final class TarHeader {
    /** Headers and contents begin at multiples of this many bytes. */
    public static final int BLOCK = 512;
    /** The length of a bundle is a multiple of this: POSIX's record, and whole sectors of a CD-ROM. */
    public static final int RECORD = 10_240;
    /** From this size on, eleven octal digits are not enough, and a pax header comes first. */
    static final long NEEDS_PAX = 1L << 33;

    static final int NAME_LENGTH = 100;
    static final int SIZE_AT = 124;
    static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    static final int TYPE_AT = 156;
    static final byte REGULAR = '0';
    static final byte PAX = 'x';
    private static final String PAX_FOLDER = "PaxHeaders/";

    private TarHeader() {}

    /**
     * All bytes that stand before the content.
     *
     * @param name ASCII, at most 88 characters
     * @param size in bytes
     */
    public static byte[] of(String name, long size) {
        if (size < NEEDS_PAX) {
            return block(name, size, REGULAR);
        }
        byte[] record = sizeRecord(size);
        byte[] header = Arrays.copyOf(block(PAX_FOLDER + name, record.length, PAX), lengthBefore(size));
        System.arraycopy(record, 0, header, BLOCK, record.length);
        System.arraycopy(block(name, 0, REGULAR), 0, header, 2 * BLOCK, BLOCK);
        return header;
    }

    /** How many bytes stand before the content of an entry of this size: 512, or 1,536 with a pax header. */
    public static int lengthBefore(long size) {
        return size < NEEDS_PAX ? BLOCK : 3 * BLOCK;
    }

    /** This many bytes, rounded up to whole blocks. */
    public static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** The length of a bundle whose last entry ends here: two empty blocks, then up to a whole record. */
    public static long archiveLength(long endOfEntries) {
        return (endOfEntries + 2 * BLOCK + RECORD - 1) / RECORD * RECORD;
    }

    private static byte[] block(String name, long size, byte type) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        if (name.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("a name of over 100 characters: " + name);
        }
        put(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(block, SIZE_AT, octal(size, SIZE_LENGTH - 1));
        put(block, 136, "00000000000\0");
        block[TYPE_AT] = type;
        put(block, 257, "ustar\00000");
        put(block, 329, "0000000\0" + "0000000\0");
        putChecksum(block);
        return block;
    }

    private static void putChecksum(byte[] block) {
        Arrays.fill(block, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, CHECKSUM_AT, octal(sum, 6) + "\0 ");
    }

    /** Without a formatter: its classes take longer to load than a bundle takes to open. */
    private static String octal(long number, int digits) {
        String text = Long.toOctalString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** {@code "LENGTH size=SIZE\n"}, where LENGTH counts its own digits (POSIX.1-2017, "pax Extended Header"). */
    private static byte[] sizeRecord(long size) {
        String rest = " size=" + size + "\n";
        int length = rest.length() + 2;
        return (length + rest).getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
