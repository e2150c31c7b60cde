package dev.roadcase.agent.runtime.member;

/** A number in a field of a header: octal digits, or the bytes of the number itself (GNU, star: "base-256"). */
record TarNumber(byte[] block, int at, int length) {

    /** @throws UnusualLayer if the field holds something else */
    long value() throws UnusualLayer {
        return block[at] < 0 ? binary() : octal();
    }

    /** Two's complement; the first bit only marks the form. */
    private long binary() throws UnusualLayer {
        boolean negative = (block[at] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int place = at; place < at + length; place++) {
            int each = place == at ? (negative ? block[place] : block[place] & 0x7f) & 0xff : block[place] & 0xff;
            if (value >> 55 != (negative ? -1 : 0)) {
                throw new UnusualLayer("a header with a number that is too large");
            }
            value = value << 8 | each;
        }
        return value;
    }

    private long octal() throws UnusualLayer {
        int first = at;
        int end = at + length;
        while (first < end && isPadding(block[first])) {
            first++;
        }
        long value = 0;
        int place = first;
        for (; place < end && block[place] >= '0' && block[place] <= '7'; place++) {
            value = value << 3 | (block[place] - '0');
        }
        if (place < end && !isPadding(block[place])) {
            throw new UnusualLayer("a header with a number that is none");
        }
        return value;
    }

    private static boolean isPadding(byte each) {
        return each == ' ' || each == 0;
    }
}
