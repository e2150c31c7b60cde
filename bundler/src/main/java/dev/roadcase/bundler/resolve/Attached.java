package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.LockedReferrer;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What comes along with an image.
 *
 * @param found by the digest of the manifest that it belongs to; nothing where it was not asked for
 * @param images the same, as the bundle carries it
 * @param remarks what a user should know of what does not come along: sentences
 */
public record Attached(SortedMap<Digest, List<LockedReferrer>> found, List<PackedImage> images, List<String> remarks) {
    static final Attached NOTHING = new Attached(Collections.emptySortedMap(), List.of(), List.of());

    public Attached {
        found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
        images = List.copyOf(images);
        remarks = List.copyOf(remarks);
    }
}
