package dev.roadcase.agent.relay;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A blob that is here, or on its way. Its bytes come in their order; many read them while they come, and wait for those
 * that are missing. If they prove wrong, they come anew, and whoever has read the wrong ones is cut off.
 */
final class SpooledBlob {
    private final RelayedBlob wanted;
    private final Path folder;
    private SpoolFile name;
    private FileChannel file;
    private long arrived;
    private boolean whole;
    private Optional<Problem> failure = Optional.empty();
    private long lastUse = System.nanoTime();

    private SpooledBlob(RelayedBlob wanted, Path folder, SpoolFile name) {
        this.wanted = wanted;
        this.folder = folder;
        this.name = name;
    }

    /**
     * What an earlier run has left in this folder, or nothing yet.
     *
     * @throws Problem exit 6 if the folder cannot be written
     */
    static SpooledBlob in(Path folder, RelayedBlob wanted) {
        SpoolFile name = SpoolFile.of(folder, wanted.digest()).orElseGet(() -> SpoolFile.fresh(wanted.digest()));
        SpooledBlob blob = new SpooledBlob(wanted, folder, name);
        blob.open();
        return blob;
    }

    private void open() {
        try {
            file = FileChannel.open(
                    name.in(folder), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            arrived = Math.min(file.size(), size());
        } catch (IOException e) {
            throw Problem.unwritable(name.in(folder), e);
        }
    }

    Digest digest() {
        return wanted.digest();
    }

    long size() {
        return wanted.size();
    }

    /** How many of its bytes are here. */
    synchronized long arrived() {
        return arrived;
    }

    /** Whether all of it is here, and was checked. */
    synchronized boolean isWhole() {
        return whole;
    }

    synchronized boolean hasFailed() {
        return failure.isPresent();
    }

    /** Names these bytes, and no others: when they come anew, it is another one (RFC 9110, section 8.8.3). */
    synchronized String tag() {
        return '"' + name.attempt() + '"';
    }

    /** Whether nobody has read it for this long, in nanoseconds. */
    synchronized boolean isUnused(long nanos) {
        return whole && System.nanoTime() - lastUse > nanos;
    }

    /** Adds bytes at the end. */
    void take(byte[] bytes, int count) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
            long at = arrived();
            while (rest.hasRemaining()) {
                at += file.write(rest, at);
            }
            reached(at);
        } catch (IOException e) {
            throw Problem.unwritable(name.in(folder), e);
        }
    }

    private synchronized void reached(long at) {
        arrived = at;
        notifyAll();
    }

    /** Forgets all bytes: they were wrong. */
    synchronized void startAnew() {
        remove();
        name = SpoolFile.fresh(digest());
        open();
        arrived = 0;
        notifyAll();
    }

    /** All bytes are here, and their digest is right. */
    synchronized void finish() {
        whole = true;
        lastUse = System.nanoTime();
        notifyAll();
    }

    /** It cannot be had. Whoever reads it, is cut off; what is here stays, so that a later try goes on. */
    synchronized void fail(Problem problem) {
        failure = Optional.of(problem);
        close();
        notifyAll();
    }

    /** Takes it off the disk. */
    synchronized void remove() {
        close();
        new FolderTree(name.in(folder)).delete();
    }

    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Problem.unwritable(name.in(folder), e);
        }
    }

    /**
     * Reads what is here from this place on, and waits if that is nothing.
     *
     * @param end none is given from there on, as long as the blob is not whole
     * @throws IOException if these bytes are gone, or will not come
     */
    int read(ByteBuffer target, long position, long end, String tag) throws IOException {
        long until = await(position, end, tag);
        ByteBuffer part = target.slice();
        part.limit((int) Math.min(part.remaining(), until - position));
        int count = file.read(part, position);
        requireSame(tag);
        target.position(target.position() + count);
        return count;
    }

    private synchronized long await(long position, long end, String tag) throws IOException {
        while (available(end) <= position) {
            requireSame(tag);
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        requireSame(tag);
        lastUse = System.nanoTime();
        return available(end);
    }

    private long available(long end) {
        return whole ? size() : Math.min(arrived, end);
    }

    private synchronized void requireSame(String tag) throws IOException {
        if (failure.isPresent()) {
            throw new IOException(failure.get());
        }
        if (!tag.equals(tag())) {
            throw new IOException(digest() + " comes anew");
        }
    }
}
