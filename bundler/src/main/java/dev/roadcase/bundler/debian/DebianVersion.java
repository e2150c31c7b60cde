package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/**
 * A package's version, ordered as Debian orders it (Debian policy 5.6.12): {@code [epoch:]upstream[-revision]}.
 *
 * <p>Two texts can be equal in order and yet different, such as {@code 1.0} and {@code 1.0-0}; {@link #equals} compares
 * the texts, {@link #compareTo} the versions.
 */
public record DebianVersion(String text) implements Comparable<DebianVersion> {
    private static final Pattern TEXT = Pattern.compile("(?:[0-9]{1,9}:)?[A-Za-z0-9.+~:-]{1,255}");

    public DebianVersion {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a Debian version: " + Excerpt.of(text));
        }
    }

    @Override
    public int compareTo(DebianVersion other) {
        int byEpoch = Integer.compare(epoch(), other.epoch());
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = compare(upstream(), other.upstream());
        return byUpstream != 0 ? byUpstream : compare(revision(), other.revision());
    }

    private int epoch() {
        int colon = text.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(text.substring(0, colon));
    }

    private String upstream() {
        String rest = withoutEpoch();
        int dash = rest.lastIndexOf('-');
        return dash < 0 ? rest : rest.substring(0, dash);
    }

    private String revision() {
        String rest = withoutEpoch();
        int dash = rest.lastIndexOf('-');
        return dash < 0 ? "" : rest.substring(dash + 1);
    }

    private String withoutEpoch() {
        return text.substring(text.indexOf(':') + 1);
    }

    /** Runs of other characters and runs of digits are compared in turn, from the left. */
    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            int endOfI = end(a, i, false);
            int endOfJ = end(b, j, false);
            int byWords = compareWords(a.substring(i, endOfI), b.substring(j, endOfJ));
            if (byWords != 0) {
                return byWords;
            }
            i = end(a, endOfI, true);
            j = end(b, endOfJ, true);
            int byNumbers = compareNumbers(a.substring(endOfI, i), b.substring(endOfJ, j));
            if (byNumbers != 0) {
                return byNumbers;
            }
        }
        return 0;
    }

    private static int end(String text, int from, boolean digits) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static int compareWords(String a, String b) {
        for (int i = 0; i < Math.max(a.length(), b.length()); i++) {
            int difference = weight(a, i) - weight(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** A tilde sorts before the end, the end before letters, letters before all else. */
    private static int weight(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return Character.isLetter(c) ? c : c + 256;
    }

    private static int compareNumbers(String a, String b) {
        String x = a.replaceFirst("^0+", "");
        String y = b.replaceFirst("^0+", "");
        return x.length() != y.length() ? x.length() - y.length() : x.compareTo(y);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
