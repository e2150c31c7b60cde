package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reference stood for.
 *
 * @param digest of the manifest or index that the registry gave
 * @param mediaType of that document
 * @param foundIn who asks for the image: {@code demo.yaml}, or the path of a manifest in the demo's folder; at least one
 * @param referrers by the digest of the manifest that they belong to; nothing where they do not come along
 */
public record LockedImage(
        Digest digest, String mediaType, SortedSet<String> foundIn, SortedMap<Digest, List<LockedReferrer>> referrers) {
    public LockedImage {
        if (mediaType.isEmpty() || mediaType.length() > 255) {
            throw new IllegalArgumentException("not a media type: " + Excerpt.of(mediaType));
        }
        if (foundIn.isEmpty()) {
            throw new IllegalArgumentException("an image that was found nowhere");
        }
        foundIn = Collections.unmodifiableSortedSet(new TreeSet<>(foundIn));
        referrers = Collections.unmodifiableSortedMap(new TreeMap<>(referrers));
    }

    /** An image whose referrers do not come along. */
    public LockedImage(Digest digest, String mediaType, SortedSet<String> foundIn) {
        this(digest, mediaType, foundIn, Collections.emptySortedMap());
    }

    /** The same image, asked for by these, with its referrers only where they are wanted. */
    LockedImage wanted(SortedSet<String> by, boolean withReferrers) {
        return new LockedImage(digest, mediaType, by, withReferrers ? referrers : Collections.emptySortedMap());
    }
}
