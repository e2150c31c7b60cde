package dev.roadcase.agent.relay;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;

/**
 * A blob that somebody asks for.
 *
 * @param path by which every link knows it, with its query
 * @param size in bytes, as the registry says
 */
record RelayedBlob(Digest digest, String path, long size) {
    /** The beginning of the paths of what a bundle carries. */
    static final String BUNDLE = "/bundle/";

    static String pathOf(Digest digest) {
        return BUNDLE + EntryName.of(digest);
    }
}
