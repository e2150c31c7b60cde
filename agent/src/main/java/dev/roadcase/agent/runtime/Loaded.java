package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.BundledImage;
import java.util.List;

/**
 * What a runtime was given.
 *
 * @param loaded were not there, or not whole
 * @param skipped were there already
 */
public record Loaded(List<BundledImage> loaded, List<BundledImage> skipped) {
    public Loaded {
        loaded = List.copyOf(loaded);
        skipped = List.copyOf(skipped);
    }

    /** {@code loaded 3 images, skipped 1}: the words that scripts rely on. */
    @Override
    public String toString() {
        return "loaded " + loaded.size() + " images, skipped " + skipped.size();
    }
}
