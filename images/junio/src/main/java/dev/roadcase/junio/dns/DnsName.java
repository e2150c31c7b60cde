package dev.roadcase.junio.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A whole name, in the letters in which it was written. Two names that differ in upper and lower case alone are the same
 * name to DNS (RFC 4343): compare them by {@link #lower()}.
 *
 * @param labels from the left; each character is one byte
 */
public record DnsName(List<String> labels) {
    public static final DnsName ROOT = new DnsName(List.of());

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 255;

    /** @throws IllegalArgumentException where DNS has no such name */
    public DnsName {
        int length = 1;
        for (String label : labels) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL) {
                throw new IllegalArgumentException("a label of " + label.length() + " characters");
            }
            length += 1 + label.length();
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("a name of " + length + " bytes");
        }
        labels = List.copyOf(labels);
    }

    /**
     * Reads a name with dots between its labels and, if one likes, one at its end.
     *
     * @throws IllegalArgumentException where DNS has no such name
     */
    public static DnsName parse(String text) {
        if (text.equals(".") || text.isEmpty()) {
            return ROOT;
        }
        if (text.chars().anyMatch(one -> one <= ' ' || one > '~')) {
            throw new IllegalArgumentException("not a name: \"" + text + "\"");
        }
        String whole = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return new DnsName(List.of(whole.split("\\.", -1)));
    }

    /** The same in lower case. */
    public DnsName lower() {
        return new DnsName(
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList());
    }

    /** Whether it is this name, or below it, whatever the case. */
    public boolean isBelow(DnsName other) {
        int more = labels.size() - other.labels.size();
        return more >= 0 && lower().labels.subList(more, labels.size()).equals(other.lower().labels);
    }

    /** This name, below another one. */
    public DnsName below(DnsName other) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(other.labels);
        return new DnsName(all);
    }

    /** The labels from the right, as a path has them. */
    public List<String> reversed() {
        List<String> reversed = new ArrayList<>(labels);
        Collections.reverse(reversed);
        return reversed;
    }

    /** With a dot at its end. */
    @Override
    public String toString() {
        return labels.isEmpty() ? "." : String.join(".", labels) + ".";
    }
}
