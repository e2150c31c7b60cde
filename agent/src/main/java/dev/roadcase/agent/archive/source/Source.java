package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Bytes that can be read at any place, by several threads at once: a file, a block device, volumes, a server. */
public interface Source extends Closeable {

    /**
     * Opens a file, a block device, or a set of volumes: a set is named by its list, by one of its volumes, or by the
     * name of the bundle as one file.
     *
     * @throws Problem exit 3 if nothing is there or a volume is missing; exit 4 if a volume has a wrong length
     */
    static Source open(Path path) {
        return VolumeSet.at(path).<Source>map(VolumeSource::open).orElseGet(() -> FileSource.open(path));
    }

    /**
     * What {@code opening} makes of this source. If that fails, the source is closed here; else what was made must
     * close it.
     */
    default <T> T openedBy(Supplier<T> opening) {
        boolean opened = false;
        try {
            T made = opening.get();
            opened = true;
            return made;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /** What to call it in an error: the path as the user gave it. */
    String name();

    /** In bytes. */
    long size();

    /** The volumes that it is read from; none if it is read from one place. */
    default List<Volume> volumes() {
        return List.of();
    }

    /**
     * Reads until the buffer is full or the source ends.
     *
     * @return how many bytes were read, from 0
     */
    int read(ByteBuffer target, long position) throws IOException;

    /**
     * Reads in the same way, for a reader that goes on from here and stops at {@code end}. A source that reads ahead
     * does not read further.
     */
    default int read(ByteBuffer target, long position, long end) throws IOException {
        return read(target, position);
    }

    /**
     * The stamps of its files as they are now: while they stay the same, so do the bytes. Empty if that cannot be known
     * without reading, as of a stick, a disk or a server.
     */
    default Optional<List<FileStamp>> stamps() {
        return Optional.empty();
    }

    /** The same problem, with what the source can add without reading more. */
    default Problem suspected(Problem problem) {
        return problem;
    }

    /** The same problem, with what the source can add after it has read every byte. */
    default Problem explained(Problem problem) {
        return problem;
    }

    /** Closes the files that it has open. */
    @Override
    void close();

    /**
     * Where these bytes are in files, in their order, so that the kernel can copy them; none if they are in no file.
     */
    default List<Stretch> stretches(long position, long length) {
        return List.of();
    }
}
