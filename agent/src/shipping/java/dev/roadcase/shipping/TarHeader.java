package dev.roadcase.shipping;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A header of POSIX.1-1988 (ustar): owner root, time 0.
 *
 * @param name at most 100 ASCII characters
 * @param type {@code 0} a file, {@code 5} a folder
 */
record TarHeader(String name, long size, int mode, char type) {
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    TarHeader {
        if (name.length() - split(name) - 1 > NAME || split(name) > PREFIX) {
            throw new IllegalArgumentException("a name too long for the archive: " + name);
        }
    }

    /** Where a long name is cut in two; below 0 where it is short enough. */
    private static int split(String name) {
        return name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
    }

    byte[] block() {
        byte[] block = new byte[512];
        put(block, 0, name.substring(split(name) + 1));
        put(block, 345, name.substring(0, Math.max(0, split(name))));
        put(block, 100, octal(mode, 7));
        put(block, 108, octal(0, 7));
        put(block, 116, octal(0, 7));
        put(block, 124, octal(size, 11));
        put(block, 136, octal(0, 11));
        put(block, 148, " ".repeat(8));
        put(block, 156, String.valueOf(type));
        put(block, 257, "ustar\00000");
        put(block, 265, "root");
        put(block, 297, "root");
        put(block, 148, octal(sum(block), 6) + "\0 ");
        return block;
    }

    private static int sum(byte[] block) {
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        return sum;
    }

    private static String octal(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", number);
    }

    private static void put(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }
}
