package dev.roadcase.agent.archive.entry;

/**
 * Where a file stands in a bundle.
 *
 * @param name such as {@code index.json} or {@code blobs/sha256/…}
 * @param start offset of its header in bytes
 * @param size of its content in bytes
 */
public record Entry(String name, long start, long size) {

    /** Offset of its first byte of content. */
    public long offset() {
        return start + TarHeader.lengthBefore(size);
    }

    /** Offset after its padding: where the next entry's header stands. */
    public long end() {
        return offset() + TarHeader.padded(size);
    }
}
