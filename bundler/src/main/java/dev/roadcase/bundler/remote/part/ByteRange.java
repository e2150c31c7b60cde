package dev.roadcase.bundler.remote.part;

import java.util.OptionalLong;

/**
 * Bytes that stand one after the other.
 *
 * @param from where the first of them stands, from 0
 * @param end where the first stands that is not of them, after {@code from}; {@link #OPEN} for all that there are
 */
public record ByteRange(long from, long end) {
    /** The end of a range that ends where its content does. */
    public static final long OPEN = Long.MAX_VALUE;

    /** All that there is. */
    public static final ByteRange ALL = new ByteRange(0, OPEN);

    public ByteRange {
        if (from < 0 || end <= from) {
            throw new IllegalArgumentException("no range of bytes: from " + from + " to " + end);
        }
    }

    /** All from this place on. */
    public static ByteRange from(long from) {
        return new ByteRange(from, OPEN);
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** The value of the header Range (RFC 9110, 14.2), which counts the last byte where this counts the one after. */
    String header() {
        return "bytes=" + from + "-" + (end == OPEN ? "" : String.valueOf(end - 1));
    }

    /** Where it ends in content of this size. */
    long endWithin(OptionalLong size) {
        return Math.min(end, size.orElse(OPEN));
    }
}
