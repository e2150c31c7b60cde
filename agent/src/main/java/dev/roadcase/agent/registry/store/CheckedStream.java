package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A part of a blob on its way to a client. It gives no more of the part than the hash has seen of the blob, in
 * proportion, so that a long hash lets no client wait without bytes. The last 64 KiB come when the digest was checked.
 */
final class CheckedStream extends FilterInputStream {
    private static final int WITHHELD = 64 << 10;
    private static final int FIRST = 16 << 10;

    private final long from;
    private final long length;
    private final long size;
    private final BlobHash hash;
    private final Runnable requirement;
    private final long free;
    private long given;
    private InputStream ready = InputStream.nullInputStream();

    /**
     * @param size of the blob
     * @param requirement returns if the digest is right, and fails if it is wrong
     */
    CheckedStream(InputStream part, long from, long length, long size, BlobHash hash, Runnable requirement) {
        super(part);
        this.from = from;
        this.length = length;
        this.size = size;
        this.hash = hash;
        this.requirement = requirement;
        this.free = Math.max(0, length - WITHHELD);
    }

    /**
     * The same, with its first bytes, so that a disk that cannot be read is seen before the answer begins. What is short
     * enough to be withheld whole is checked.
     */
    CheckedStream begun() {
        try {
            byte[] bytes = new byte[(int) Math.min(free, FIRST)];
            if (free == 0) {
                check();
            } else {
                ready = new ByteArrayInputStream(bytes, 0, readFree(bytes, 0, bytes.length));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        int count = ready.read(target, offset, most);
        if (count >= 0) {
            return count;
        }
        if (given < free) {
            return readFree(target, offset, (int) Math.min(most, free - given));
        }
        if (given < length) {
            checkNow();
        }
        return ready.read(target, offset, most);
    }

    /** Whoever requires the digest has told of the damage. The answer has begun, so all that is left is to cut it. */
    private void checkNow() throws IOException {
        try {
            check();
        } catch (Problem e) {
            throw new IOException(e);
        }
    }

    private int readFree(byte[] target, int offset, int most) throws IOException {
        int count = in.read(target, offset, most);
        hash.take(from + given, target, offset, count);
        given += count;
        hash.reach(length == size ? given : (long) ((double) given / length * size));
        return count;
    }

    /** Reads what is left, and lets it go if the digest of the whole blob is right. */
    private void check() throws IOException {
        byte[] rest = in.readAllBytes();
        hash.take(from + given, rest, 0, rest.length);
        requirement.run();
        given += rest.length;
        ready = new ByteArrayInputStream(rest);
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, WITHHELD)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
