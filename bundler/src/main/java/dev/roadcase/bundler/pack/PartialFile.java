package dev.roadcase.bundler.pack;

import dev.roadcase.agent.archive.Entry;
import dev.roadcase.agent.archive.TarHeader;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.pack.Layout.Placed;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A bundle in the making, {@code FILE.partial} or its volumes, with holes where blobs are missing. Safe for several threads. */
final class PartialFile implements Closeable {
    private final Path output;
    private final Storage storage;
    private Leftover leftover = Leftover.NONE;
    private volatile boolean stopped;
    private boolean finished;

    private PartialFile(Path output, Storage storage) {
        this.output = output;
        this.storage = storage;
    }

    /** Creates it, empty. A second process at the same output is refused. */
    static PartialFile create(Target target) {
        try {
            PartialFile partial = new PartialFile(target.path(), target.open());
            partial.leftover = Leftover.of(partial.storage::delete);
            partial.storage.empty();
            return partial;
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** Writes header and content at their offsets, and checks the content. */
    void write(Placed placed) {
        Entry entry = placed.entry();
        write(ByteBuffer.wrap(TarHeader.of(entry.name(), entry.size())), entry.start());
        Place place = new Place(this, entry.offset(), placed.blob());
        try {
            placed.blob().content().writeTo(place);
        } catch (IOException e) {
            throw Problem.machine("read " + placed.blob().origin() + " failed: " + e.getMessage())
                    .causedBy(e);
        }
        place.requireWhole();
    }

    /** From now on nothing is written any more: whoever tries is told that it was interrupted. */
    void stop() {
        stopped = true;
    }

    /** Everything to the disk, then the new name, then the folder that holds it. */
    void finish(long length) {
        try {
            storage.finish(length);
            finished = true;
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    /** What is not finished is of no use to anybody yet: it is deleted. */
    @Override
    public void close() {
        try {
            if (!finished) {
                storage.delete();
            }
            storage.close();
            leftover.forget();
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    void write(ByteBuffer bytes, long at) {
        requireRunning();
        try {
            storage.write(bytes, at);
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    /** @throws EOFException where the source has fewer bytes */
    void copy(FileChannel source, long from, long count, long at) throws IOException {
        requireRunning();
        try {
            storage.copy(source, from, count, at);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    int read(ByteBuffer target, long at) {
        requireRunning();
        try {
            return storage.read(target, at);
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private void requireRunning() {
        if (stopped) {
            throw Problem.interrupted();
        }
    }

    private static Problem unwritable(Path output, IOException e) {
        return Problem.machine("cannot write " + output + ": " + reason(output, e))
                .advise("make room or choose another place with -o; what stood there is as it was")
                .causedBy(e);
    }

    private static String reason(Path output, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + output.toAbsolutePath().getParent();
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }
}
