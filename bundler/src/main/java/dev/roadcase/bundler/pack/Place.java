package dev.roadcase.bundler.pack;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * Where a blob belongs in a bundle in the making. Offsets count from the blob's first byte; a byte outside is refused
 * before it is written over the next entry. What is written in order is hashed on its way, everything else is read again
 * from the disk. For one thread at a time.
 */
public final class Place {
    private static final int BUFFER = 64 << 10;

    private final PartialFile file;
    private final long start;
    private final Blob blob;
    private final MessageDigest hasher = Digest.hasher();
    private long hashed;

    /** @param start its offset in the bundle */
    Place(PartialFile file, long start, Blob blob) {
        this.file = file;
        this.start = start;
        this.blob = blob;
    }

    /** Of the blob, in bytes. */
    public long size() {
        return blob.size();
    }

    /**
     * Writes all that remains in the buffer. Writing at 0 begins anew.
     *
     * @throws Problem where the disk does not take it, or where it is more than the blob has
     */
    public void write(ByteBuffer bytes, long at) {
        requireFits(at + bytes.remaining());
        ByteBuffer same = bytes.duplicate();
        file.write(bytes, start + at);
        hash(same, at);
    }

    /** Copies the whole blob from where it begins in another file, by the kernel where it can. */
    public void copy(FileChannel source, long from) throws IOException {
        copy(source, from, size(), 0);
    }

    /** Copies a part of the blob from where it stands in another file, by the kernel where it can. */
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        requireFits(at + count);
        file.copy(source, from, count, start + at);
        restart();
    }

    /** Whether the bytes that now stand here are the blob, by its digest. */
    public boolean holds() {
        return digest().equals(blob.descriptor().digest());
    }

    void requireWhole() {
        Digest found = digest();
        if (!found.equals(blob.descriptor().digest())) {
            throw unlike("it hashes to " + found);
        }
    }

    private void requireFits(long end) {
        if (end > size()) {
            throw unlike("it has more than the " + size() + " bytes of its descriptor");
        }
    }

    private void hash(ByteBuffer bytes, long at) {
        if (at < hashed) {
            restart();
        }
        if (at == hashed) {
            hashed += bytes.remaining();
            hasher.update(bytes);
        }
    }

    private void restart() {
        hasher.reset();
        hashed = 0;
    }

    private Digest digest() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (hashed < size()) {
            buffer.clear().limit((int) Math.min(BUFFER, size() - hashed));
            if (file.read(buffer, start + hashed) < 0) {
                break;
            }
            hash(buffer.flip(), hashed);
        }
        hashed = 0;
        return Digest.of(hasher);
    }

    private Problem unlike(String what) {
        return Problem.upstream(
                blob.descriptor().digest() + " of " + blob.origin() + " is not what was announced: " + what);
    }
}
