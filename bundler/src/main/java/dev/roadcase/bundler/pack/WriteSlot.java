package dev.roadcase.bundler.pack;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Where a blob belongs in a bundle in the making. Offsets count from the blob's first byte; a byte outside is refused
 * before it is written over the next entry. What is written in order is hashed on its way, everything else is read again
 * from the disk. For one thread at a time.
 */
public final class WriteSlot {
    private static final int BUFFER = 64 << 10;

    private final PartialFile file;
    private final long start;
    private final Blob blob;
    private final MessageDigest hasher = Digest.hasher();
    private long hashed;
    private Optional<Digest> digest = Optional.empty();
    private volatile Runnable cut = () -> {};

    /** @param start its offset in the bundle */
    WriteSlot(PartialFile file, long start, Blob blob) {
        this.file = file;
        this.start = start;
        this.blob = blob;
    }

    /** Of the blob, in bytes. */
    public long size() {
        return blob.size();
    }

    /**
     * How many bytes from the first on stand here already, left by a run that was stopped. They are hashed, but only
     * {@link #holds} can tell whether they are the right ones. Writing may go on behind them.
     */
    public long resume() {
        hashUpTo(file.known(start, size()));
        return hashed;
    }

    /** Nothing of what stands here is of use: writing begins anew, also should this run be stopped. */
    public void forget() {
        file.forget(start, size());
        restart();
    }

    /**
     * Writes all that remains in the buffer. Writing at 0 begins anew.
     *
     * @throws Problem where the disk does not take it, or where it is more than the blob has
     */
    public void write(ByteBuffer bytes, long at) {
        requireFits(at + bytes.remaining());
        ByteBuffer same = bytes.duplicate();
        file.put(bytes, start + at);
        if (at < hashed) {
            restart();
        }
        if (at == hashed) {
            hash(same);
        }
    }

    /** Copies the whole blob from where it begins in another file, by the kernel where it can. */
    public void copy(FileChannel source, long from) throws IOException {
        copy(source, from, size(), 0);
    }

    /** Copies a part of the blob from where it stands in another file, by the kernel where it can. */
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        requireFits(at + count);
        restart();
        file.copy(source, from, count, start + at);
    }

    /** Whether the bytes that now stand here are the blob, by its digest. */
    public boolean holds() {
        return digest().equals(blob.descriptor().digest());
    }

    /**
     * What ends a transfer to this place that waits for bytes, should all have to stop; it may be run by any thread, and
     * takes the place of the one before.
     */
    public void cutWith(Runnable end) {
        cut = end;
        if (file.isStopped()) {
            end.run();
        }
    }

    void cut() {
        cut.run();
    }

    void requireWhole() {
        Digest found = digest();
        if (!found.equals(blob.descriptor().digest())) {
            forget();
            throw unlike("it hashes to " + found);
        }
    }

    private void requireFits(long end) {
        if (end > size()) {
            throw unlike("it has more than the " + size() + " bytes of its descriptor");
        }
    }

    private void restart() {
        hasher.reset();
        hashed = 0;
        digest = Optional.empty();
    }

    private void hash(ByteBuffer bytes) {
        hashed += bytes.remaining();
        hasher.update(bytes);
    }

    private void hashUpTo(long end) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        int count = 0;
        while (hashed < end && count >= 0) {
            buffer.clear().limit((int) Math.min(BUFFER, end - hashed));
            count = file.read(buffer, start + hashed);
            hash(buffer.flip());
        }
    }

    private Digest digest() {
        if (digest.isEmpty()) {
            hashUpTo(size());
            digest = Optional.of(Digest.of(hasher));
        }
        return digest.get();
    }

    private Problem unlike(String what) {
        return Problem.upstream(
                blob.descriptor().digest() + " of " + blob.origin() + " is not what was announced: " + what);
    }
}
