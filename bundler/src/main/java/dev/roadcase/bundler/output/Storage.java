package dev.roadcase.bundler.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of an unfinished bundle, by their offset in the bundle. Safe for several threads. */
interface Storage extends Closeable {

    /** Whether no earlier run has left anything. */
    boolean isEmpty() throws IOException;

    /** Drops all that stands behind this offset. */
    void truncate(long length) throws IOException;

    /** Writes all that remains in the buffer. What lies between the end so far and {@code at} becomes zeros. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /** Copies this many bytes of a file, by the kernel where it can. */
    void copy(FileChannel source, long from, long count, long at) throws IOException;

    /** Copies this many bytes into another one, by the kernel where it can. */
    void copyTo(Storage target, long from, long count, long at) throws IOException;

    /** Reads what stands at an offset, some of it; −1 at the end so far. */
    int read(ByteBuffer target, long at) throws IOException;

    /** Brings what has been written so far to the disk. */
    void force() throws IOException;

    /**
     * Renames the unfinished files as if the bundle were at another path. Files that exist there are kept.
     */
    void moveTo(Path output) throws IOException;

    /** Deletes what is not finished. */
    void delete() throws IOException;

    /** Brings everything to the disk, sets this length, and then gives it the final name. */
    void finish(long length) throws IOException;
}
