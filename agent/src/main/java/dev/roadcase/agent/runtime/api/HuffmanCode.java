package dev.roadcase.agent.runtime.api;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The code of header texts (RFC 7541, appendix B) for ASCII. Codes of one length follow each other, shorter ones first. */
final class HuffmanCode {
    /** How many bits each character has, from the first on. */
    private static final int[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15,
        6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28
    };
    /** The longest code of a character that is printed. */
    private static final int LONGEST = 19;

    private static final Map<Integer, Character> CHARACTERS = characters();

    private HuffmanCode() {}

    private static Map<Integer, Character> characters() {
        Map<Integer, Character> characters = new HashMap<>();
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            int bits = length;
            for (int each : IntStream.range(0, LENGTHS.length)
                    .filter(at -> LENGTHS[at] == bits)
                    .toArray()) {
                characters.put(1 << length | code++, (char) each);
            }
        }
        return characters;
    }

    /** The text; what is no ASCII becomes a question mark, and ends it. */
    static String decode(byte[] block, int at, int length) {
        StringBuilder text = new StringBuilder();
        int code = 1;
        for (int bit = 0; bit < length * 8; bit++) {
            code = code << 1 | block[at + bit / 8] >> 7 - bit % 8 & 1;
            Character found = CHARACTERS.get(code);
            if (found != null) {
                text.append(found.charValue());
                code = 1;
            } else if (code >> LONGEST > 1) {
                return text.append('?').toString();
            }
        }
        return text.toString();
    }
}
