package dev.roadcase.agent.runtime.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Headers of HTTP/2 (RFC 7541). They are written as literals. Of those that are read, only literals with new names are
 * kept: the status and the message of a call are such, as no table holds their names.
 */
final class HeaderCoding {
    private static final int LITERAL = 0x10;

    private HeaderCoding() {}

    /** A header that goes into no table (RFC 7541, section 6.2.3). */
    static void write(ByteArrayOutputStream block, String name, String value) {
        block.write(LITERAL);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            int rest = bytes.length - 127;
            for (; rest >= 128; rest >>>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    /** Literals with new names. We forbid the other side to keep a table, so what else it sends are fixed entries. */
    static Map<String, String> read(byte[] block) {
        Map<String, String> headers = new HashMap<>();
        Cursor cursor = new Cursor(block);
        while (cursor.at < block.length) {
            int first = block[cursor.at] & 0xff;
            if ((first & 0x80) != 0) {
                cursor.number(7);
            } else if ((first & 0xe0) == 0x20) {
                cursor.number(5);
            } else {
                int index = cursor.number((first & 0x40) != 0 ? 6 : 4);
                String name = index == 0 ? cursor.text() : "";
                headers.put(name, cursor.text());
            }
        }
        return headers;
    }

    private static final class Cursor {
        private final byte[] block;
        private int at;

        Cursor(byte[] block) {
            this.block = block;
        }

        /** RFC 7541, section 5.1. */
        int number(int bits) {
            int most = (1 << bits) - 1;
            int value = block[at++] & most;
            if (value < most) {
                return value;
            }
            for (int shift = 0; shift < 28; shift += 7) {
                int each = block[at++];
                value += (each & 0x7f) << shift;
                if (each >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a header with a number that is too long");
        }

        /** RFC 7541, section 5.2. */
        String text() {
            boolean huffman = block[at] < 0;
            int length = number(7);
            if (length > block.length - at) {
                throw new IllegalArgumentException("a header that is cut off");
            }
            String text = huffman
                    ? HuffmanCode.decode(block, at, length)
                    : new String(block, at, length, StandardCharsets.US_ASCII);
            at += length;
            return text;
        }
    }
}
