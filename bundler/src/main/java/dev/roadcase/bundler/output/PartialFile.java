package dev.roadcase.bundler.output;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.Layout.Placed;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bundle that is not complete, {@code FILE.partial} or its volumes, with holes where blobs are missing, and beside it
 * a journal of what stands in it. Both stay when a run is stopped in any way, and the next run goes on with them. Safe for several threads.
 */
final class PartialFile implements Closeable {
    private final Target target;
    private final Layout layout;
    private final Resumption state;
    private final WriteOut writeOut;
    private final Set<PartialSlot> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private boolean finished;

    private PartialFile(Target target, Layout layout, Resumption state) {
        this.target = target;
        this.layout = layout;
        this.state = state;
        this.writeOut = WriteOut.of(state.storage());
    }

    /** Goes on with what an earlier run has left, or begins. A second process at the same output is refused. */
    static PartialFile open(Target target, Layout layout) {
        try {
            BlobTable table = BlobTable.of(layout, target.volumes());
            return new PartialFile(target, layout, Resumption.at(target, table));
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** How many bytes that take long to come are here already, by the journal. */
    long present() {
        return layout.blobs().stream()
                .filter(placed -> placed.blob().content().isSlow())
                .mapToLong(
                        placed -> known(placed.entry().offset(), placed.blob().size()))
                .sum();
    }

    /**
     * Writes header and content at their offsets, and checks the content. Bytes that stand there already are not
     * written again.
     */
    void write(Placed placed) {
        Entry entry = placed.entry();
        write(ByteBuffer.wrap(TarHeader.of(entry.name(), entry.size())), entry.start());
        PartialSlot place = new PartialSlot(this, entry.offset(), placed.blob());
        open.add(place);
        try {
            complete(place, placed.blob());
        } catch (IOException e) {
            throw Problem.machine("read " + placed.blob().origin() + " failed: " + e.getMessage())
                    .causedBy(e);
        } finally {
            open.remove(place);
        }
    }

    private static void complete(PartialSlot place, Blob blob) throws IOException {
        if (place.resume() == place.size()) {
            if (place.holds()) {
                return;
            }
            place.forget();
        }
        blob.content().writeTo(place);
        place.requireWhole();
    }

    /** Stops all writing: a thread that still writes gets a problem that says so. */
    void stop() {
        stopped = true;
        open.forEach(PartialSlot::cut);
    }

    boolean isStopped() {
        return stopped;
    }

    /** Brings everything to the disk, gives it the final name, and deletes the journal. */
    void finish(long length) {
        try {
            writeOut.end();
            state.storage().finish(length);
            finished = true;
            Files.deleteIfExists(target.journal());
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** Deletes the partial file where nothing is in it that took long to come. */
    @Override
    public void close() {
        writeOut.close();
        try (state) {
            if (!finished && present() == 0) {
                state.storage().delete();
                Files.deleteIfExists(target.journal());
            }
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    private void write(ByteBuffer bytes, long at) {
        requireRunning();
        try {
            state.storage().write(bytes, at);
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** Writes content, and notes it in the journal. */
    void put(ByteBuffer bytes, long at) {
        int count = bytes.remaining();
        write(bytes, at);
        wrote(at, count);
    }

    /** @throws EOFException where the source has fewer bytes */
    void copy(FileChannel source, long from, long count, long at) throws IOException {
        requireRunning();
        try {
            state.storage().copy(source, from, count, at);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
        wrote(at, count);
    }

    private void wrote(long at, long count) {
        try {
            state.journal().wrote(at, at + count);
            writeOut.wrote(count);
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** The bytes there are wrong: the journal drops them. */
    void forget(long at, long count) {
        try {
            state.journal().forget(at, at + count);
        } catch (IOException e) {
            throw unwritable(target.path(), e);
        }
    }

    /** How many bytes an earlier run left from this offset on, by the journal; at most {@code most}. */
    long known(long at, long most) {
        return Math.min(most, state.journal().endFrom(at) - at);
    }

    int read(ByteBuffer bytes, long at) {
        requireRunning();
        try {
            return state.storage().read(bytes, at);
        } catch (IOException e) {
            throw Problem.machine("cannot read what there is of " + target.path() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private void requireRunning() {
        if (stopped) {
            throw Problem.interrupted();
        }
    }

    private static Problem unwritable(Path output, IOException e) {
        return Problem.unwritable(output, e)
                .advise("make room, then run the same command again: it goes on where it stopped");
    }
}
