package dev.roadcase.bundler.provider.ssh;

import java.util.OptionalLong;

/**
 * Bytes of a bundle's file.
 *
 * @param from of the first one
 * @param to behind the last one
 * @param there where they are in the copy of another bundle that the machine has; absent where they have to be sent
 */
record BundlePart(long from, long to, OptionalLong there) {
    BundlePart {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a part from " + from + " to " + to);
        }
    }

    static BundlePart sent(long from, long to) {
        return new BundlePart(from, to, OptionalLong.empty());
    }

    long size() {
        return to - from;
    }

    boolean isSent() {
        return there.isEmpty();
    }

    /** What is behind this byte. */
    BundlePart after(long at) {
        long skipped = Math.max(0, at - from);
        return new BundlePart(
                from + skipped, to, there.isPresent() ? OptionalLong.of(there.getAsLong() + skipped) : there);
    }

    /** As receive.sh reads it. */
    String word() {
        return (isSent() ? "" : there.getAsLong()) + ":" + size();
    }
}
