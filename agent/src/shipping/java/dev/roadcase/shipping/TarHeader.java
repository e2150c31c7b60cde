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
    TarHeader {
        if (name.length() > 100) {
            throw new IllegalArgumentException("a name too long for the archive: " + name);
        }
    }

    byte[] block() {
        byte[] block = new byte[512];
        put(block, 0, name);
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
