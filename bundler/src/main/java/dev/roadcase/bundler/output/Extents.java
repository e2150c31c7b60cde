package dev.roadcase.bundler.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Stretches of a file, in bytes; those that touch are one. For one thread at a time. */
final class Extents {
    private final NavigableMap<Long, Long> ends = new TreeMap<>();

    /**
     * One stretch.
     *
     * @param from offset of its first byte
     * @param end offset after its last byte
     */
    record Extent(long from, long end) {
        long length() {
            return end - from;
        }
    }

    void add(long from, long end) {
        long first = from;
        long last = end;
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            first = before.getKey();
            last = Math.max(last, before.getValue());
        }
        Map.Entry<Long, Long> touched = ends.floorEntry(last);
        last = touched == null ? last : Math.max(last, touched.getValue());
        ends.subMap(first, true, last, true).clear();
        ends.put(first, last);
    }

    void remove(long from, long end) {
        List<Extent> cut = within(from, end);
        for (Extent extent : cut) {
            Map.Entry<Long, Long> whole = ends.floorEntry(extent.from());
            ends.remove(whole.getKey());
            putIfAny(whole.getKey(), extent.from());
            putIfAny(extent.end(), whole.getValue());
        }
    }

    /** The parts of all stretches that lie between two offsets, in order. */
    List<Extent> within(long from, long end) {
        List<Extent> found = new ArrayList<>();
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        long begin = before == null ? from : before.getKey();
        ends.subMap(begin, true, Math.max(begin, end), false).forEach((start, stop) -> {
            if (stop > from) {
                found.add(new Extent(Math.max(start, from), Math.min(stop, end)));
            }
        });
        return found;
    }

    /** The end of the stretch that holds the byte at this offset; the offset itself where there is none. */
    long endFrom(long at) {
        Map.Entry<Long, Long> before = ends.floorEntry(at);
        return before == null ? at : Math.max(at, before.getValue());
    }

    private void putIfAny(long from, long end) {
        if (from < end) {
            ends.put(from, end);
        }
    }
}
