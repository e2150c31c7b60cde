package dev.roadcase.bundler.spec.image;

import dev.roadcase.bundler.spec.value.PathRule;

/**
 * One layer of a built image: a file or a folder of the demo, with all below it.
 *
 * @param copy path in the demo's folder, with {@code /} between names
 * @param to absolute path in the image; a folder's content comes below it, a file becomes it, or, where it ends in
 *     {@code /}, comes below it
 */
public record CopyLayer(String copy, String to) {
    public CopyLayer {
        PathRule.requireRelative(copy);
        requireTo(to);
    }

    static String requireTo(String to) {
        PathRule.requireAbsolute(to.length() > 1 && to.endsWith("/") ? to.substring(0, to.length() - 1) : to);
        return to;
    }
}
