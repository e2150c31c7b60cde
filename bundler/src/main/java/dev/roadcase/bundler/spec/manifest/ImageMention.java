package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import java.util.Optional;

/**
 * What looks like an image in a manifest, but not where a pod names its images: nobody can know whether it is one.
 *
 * @param text as it is written
 * @param reference absent where the cluster puts an image in its place: {@code auto}, or nothing
 * @param manifest path in the demo's folder
 * @param line in it, from 1
 */
public record ImageMention(String text, Optional<Reference> reference, String manifest, int line) {
    /** {@code MANIFEST:LINE}. */
    public String place() {
        return manifest + ":" + line;
    }
}
