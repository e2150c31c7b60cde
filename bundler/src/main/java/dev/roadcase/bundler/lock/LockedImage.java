package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a reference stood for.
 *
 * @param digest of the manifest or index that the registry gave
 * @param mediaType of that document
 * @param foundIn who asks for the image: {@code demo.yaml}, or the path of a manifest in the demo's folder; at least one
 */
public record LockedImage(Digest digest, String mediaType, SortedSet<String> foundIn) {
    public LockedImage {
        if (mediaType.isEmpty() || mediaType.length() > 255) {
            throw new IllegalArgumentException("not a media type: " + Excerpt.of(mediaType));
        }
        if (foundIn.isEmpty()) {
            throw new IllegalArgumentException("an image that was found nowhere");
        }
        foundIn = Collections.unmodifiableSortedSet(new TreeSet<>(foundIn));
    }
}
