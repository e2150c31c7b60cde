package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;

/**
 * An image that a workload names.
 *
 * @param manifest path in the demo's folder
 * @param line in it, from 1
 */
public record FoundImage(Reference reference, String manifest, int line) {
    /** {@code MANIFEST:LINE}. */
    public String place() {
        return manifest + ":" + line;
    }
}
