package dev.roadcase.bundler.layout;

import dev.roadcase.agent.format.Descriptor;

/**
 * What becomes an entry {@code blobs/sha256/…}.
 *
 * @param origin for people: where it comes from, such as a reference or a path
 */
public record Blob(Descriptor descriptor, Placement placement, Content content, String origin) {
    private static final int SMALL = 64 << 10;

    /** A manifest, a config, or another text that is at hand. */
    public static Blob document(Descriptor descriptor, byte[] bytes, String origin) {
        return new Blob(descriptor, Placement.DOCUMENT, Content.of(bytes), origin);
    }

    /** Content of any size: up to 64 KiB it stands with the documents. */
    public static Blob sized(Descriptor descriptor, Content content, String origin) {
        return new Blob(descriptor, placementOf(descriptor.size()), content, origin);
    }

    /** Where content of this size stands, in bytes. */
    public static Placement placementOf(long size) {
        return size <= SMALL ? Placement.DOCUMENT : Placement.LAYER;
    }

    /** In bytes. */
    public long size() {
        return descriptor.size();
    }
}
