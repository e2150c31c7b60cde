package dev.roadcase.bundler.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of a blob come from when it is written. The caller checks them against the digest of the blob. */
@FunctionalInterface
public interface Content {

    /** Puts all bytes of the blob into its place, or those that {@link WriteSlot#resume} does not find there. */
    void writeTo(WriteSlot place) throws IOException;

    /** The older bundle that the bytes are copied from, if they are. */
    default Optional<Path> reusedFrom() {
        return Optional.empty();
    }

    /** The host that the bytes are fetched from, if they are. */
    default Optional<String> fetchedFrom() {
        return Optional.empty();
    }

    /** Whether what has arrived of it stays for the next run, if this one is stopped: it takes long to come. */
    default boolean isSlow() {
        return fetchedFrom().isPresent();
    }

    /** The file of this computer that the bytes are read from when they are written, if they are. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Bytes that are in memory already. */
    static Content of(byte[] bytes) {
        return place -> place.write(ByteBuffer.wrap(bytes), 0);
    }

    /** A file that is there before the bundle is laid out. */
    static Content of(Path file) {
        return of(file, 0);
    }

    /** A part of such a file, from this offset on. */
    static Content of(Path file, long offset) {
        return new LocalContent(file, offset);
    }
}
