package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * The place of one blob in a bundle that is being written. Offsets count from the blob's first byte; a byte outside is
 * refused before it overwrites the next entry. For one thread at a time.
 */
public interface WriteSlot {
    /** Of the blob, in bytes. */
    long size();

    /**
     * How many bytes from the first on an earlier run left here. Only {@link #holds} says whether they are right. Writing may go on behind them.
     */
    long resume();

    /** Drops what stands here: this run begins at the first byte, and so does the next one if this one is stopped. */
    void forget();

    /**
     * Writes all that remains in the buffer. Writing at 0 begins anew.
     *
     * @throws Problem where the disk does not take it, or where it is more than the blob has
     */
    void write(ByteBuffer bytes, long at);

    /** Copies the whole blob from where it begins in another file, by the kernel where it can. */
    default void copy(FileChannel source, long from) throws IOException {
        copy(source, from, size(), 0);
    }

    /** Copies the whole blob from where its parts stand in other files, by the kernel where it can. */
    default void copy(List<Stretch> stretches) throws IOException {
        long at = 0;
        for (Stretch stretch : stretches) {
            copy(stretch.file(), stretch.from(), stretch.length(), at);
            at += stretch.length();
        }
    }

    /** Copies a part of the blob from where it stands in another file, by the kernel where it can. */
    void copy(FileChannel source, long from, long count, long at) throws IOException;

    /** Whether the bytes that stand here now have the blob's digest. */
    boolean holds();

    /**
     * Takes an action that ends a transfer to this place when the whole run has to stop. Any thread may run it. A later action replaces it.
     */
    void cutWith(Runnable end);
}
