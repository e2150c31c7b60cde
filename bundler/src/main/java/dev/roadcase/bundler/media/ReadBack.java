package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Holds what stands on a stick against what was put there. For one thread. */
final class ReadBack {
    private final Events events;
    private final ByteBuffer wanted = ByteBuffer.allocate(DiskFile.CHUNK);
    private boolean direct = true;

    ReadBack(Events events) {
        this.events = events;
    }

    /** Whether everything so far came from the disk, and nothing from the kernel's memory. */
    boolean isDirect() {
        return direct;
    }

    /** What is said of the first byte in which a file differs from these bytes of a source, or of its wrong length. */
    Optional<Problem> difference(Path file, Source source, long from, long length) {
        String what = "reading back " + file;
        events.emit(new Event.TransferBegan(what, length));
        try (DiskFile disk = DiskFile.open(file)) {
            long at = firstDifference(disk, what, source, from, length);
            direct &= disk.isDirect();
            events.emit(new Event.TransferEnded(what));
            return at < 0 ? Optional.empty() : Optional.of(differs(file, "at byte " + at));
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    /** The same for a file that is held against itself, as the kernel remembers it. */
    Optional<Problem> unreadable(Path file) {
        try (Source remembered = FileSource.open(file)) {
            return difference(file, remembered, 0, remembered.size());
        }
    }

    /** What reads a file. */
    interface Decrypting {
        void of(InputStream in) throws IOException;
    }

    /** What is said of a file that holds its own sums, where they are wrong. */
    Optional<Problem> undecrypted(Path file, Decrypting reading) {
        try (DiskFile disk = DiskFile.open(file)) {
            DiskStream stream = new DiskStream(disk);
            try {
                reading.of(stream);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(
                        differs(file, "before byte " + stream.position()).causedBy(e));
            } finally {
                direct &= disk.isDirect();
            }
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    private long firstDifference(DiskFile disk, String what, Source source, long from, long length) throws IOException {
        SourceBytes bytes = new SourceBytes(source);
        for (long at = 0; at < length; at += DiskFile.CHUNK) {
            wanted.clear().limit((int) Math.min(DiskFile.CHUNK, length - at));
            bytes.fill(wanted, from + at);
            int mismatch = wanted.flip().mismatch(disk.read(at));
            if (mismatch >= 0) {
                return at + mismatch;
            }
            events.emit(new Event.TransferMoved(what, wanted.remaining()));
        }
        return length % DiskFile.CHUNK == 0 && disk.read(length).hasRemaining() ? length : -1;
    }

    private static Problem differs(Path file, String where) {
        return Problem.machine(file + " is not what was written there: it differs " + where)
                .advise("run the same command again; if it differs again, take another stick");
    }

    private static Problem unread(Path file, IOException e) {
        return Problem.machine("cannot read " + file + " back: " + e.getMessage())
                .advise("check whether the stick was pulled; if not, take another one")
                .causedBy(e);
    }
}
