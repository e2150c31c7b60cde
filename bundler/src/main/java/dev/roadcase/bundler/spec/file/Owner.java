package dev.roadcase.bundler.spec.file;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/**
 * Who owns a file on a machine, by numbers: names differ between distributions.
 *
 * @param uid from 0
 * @param gid from 0
 */
public record Owner(int uid, int gid) {
    /** The default owner. */
    public static final Owner ROOT = new Owner(0, 0);

    private static final Pattern TEXT = Pattern.compile("[0-9]{1,9}:[0-9]{1,9}");

    public Owner {
        if (uid < 0 || gid < 0) {
            throw new IllegalArgumentException("a negative owner: " + uid + ":" + gid);
        }
    }

    /** Reads {@code uid:gid}. */
    public static Owner parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an owner (numbers, uid:gid): " + Excerpt.of(text));
        }
        int colon = text.indexOf(':');
        return new Owner(Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /** {@code uid:gid}, as annotations write it. */
    @Override
    public String toString() {
        return uid + ":" + gid;
    }
}
