package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.ContentDigest;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The bytes of a blob, wherever they are. */
public interface CheckedContent {
    /** What to call them in a message: {@code entry blobs/sha256/…}. */
    String name();

    /** The file that they are in. */
    String file();

    ContentDigest digest();

    /** In bytes. */
    long size();

    /** A part of them, unchecked. */
    InputStream part(long from, long length);

    /** The stamps of the files that they are in, as they are now; empty if only reading tells whether they have changed. */
    Optional<List<FileStamp>> stamps();

    /** What to do if they are damaged. */
    String remedy();
}
