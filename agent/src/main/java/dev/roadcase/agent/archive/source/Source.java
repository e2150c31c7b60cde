package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Bytes that can be read at any place, by several threads at once: a file, a block device, volumes, a server. */
public interface Source extends Closeable {

    /**
     * Opens a file, a block device, or a set of volumes: it is named by its list, by one of its volumes, or by the name that
     * the bundle would have as one file.
     *
     * @throws Problem exit 3, where nothing is there or a volume is missing; exit 4, where a volume has a wrong length
     */
    static Source open(Path path) {
        return VolumeSet.at(path).<Source>map(VolumeSource::open).orElseGet(() -> FileSource.open(path));
    }

    /** What {@code opening} makes of this source, and closes with itself. Where it fails, the source is closed here. */
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

    /** The volumes that it is read from; none where it is read from one place. */
    default List<Volume> volumes() {
        return List.of();
    }

    /**
     * Reads until the buffer is full or the source ends.
     *
     * @return how many bytes were read, from 0
     */
    int read(ByteBuffer target, long position) throws IOException;

    /** The same problem with the content, with what a source can say to it without reading on. */
    default Problem suspected(Problem problem) {
        return problem;
    }

    /** The same problem with the content, after a look at every byte for what explains it. */
    default Problem explained(Problem problem) {
        return problem;
    }

    /** Gives back what it holds of this machine. */
    @Override
    void close();

    /** Where these bytes stand in files, in their order, so that the kernel may copy them; none where they stand in no file. */
    default List<Stretch> stretches(long position, long length) {
        return List.of();
    }
}
