package dev.roadcase.agent.registry.distribution;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a blob a client asks for (RFC 9110, section 14.1.2).
 *
 * @param first from 0
 * @param length from 0; 0 if the range lies after the end of the blob, or ends before it begins
 */
record RequestedRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /**
     * Reads the header. Empty if the whole blob must be sent: a server may ignore what is no range of bytes, several
     * ranges at once, and ranges of an empty blob.
     */
    static Optional<RequestedRange> parse(String header, long size) {
        Matcher matcher = FORM.matcher(header);
        if (size == 0 || !matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), size));
        }
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        long begin = Long.parseLong(first);
        return Optional.of(new RequestedRange(begin, Math.max(0, end - begin + 1)));
    }

    private static RequestedRange suffix(long count, long size) {
        long length = Math.min(count, size);
        return new RequestedRange(size - length, length);
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The value of Content-Range. */
    String within(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
