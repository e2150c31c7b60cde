package dev.roadcase.bundler.spec.yaml;

import java.util.List;

/**
 * A text, a number, true, false or null of a YAML file.
 *
 * @param path the keys that lead to it; {@link #ITEM} for an item of a list
 * @param text as it is written; empty for null
 * @param isNull whether it is null: nothing was written, or {@code null}, or a tilde
 * @param place where it begins
 * @param block whether its text stands in the lines below its {@code |}, line for line
 */
public record YamlScalar(List<String> path, String text, boolean isNull, Place place, boolean block) {
    /** An item of a list in a path. No key has this text: it has a line's end. */
    public static final String ITEM = "\n";

    public YamlScalar {
        path = List.copyOf(path);
    }

    /** Its key, or {@link #ITEM}. */
    public String key() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }

    /** The line of the file, from 1, in which this line of the text stands; {@code number} counts from 0. */
    public int line(int number) {
        return place.line() + (block ? 1 + number : 0);
    }
}
