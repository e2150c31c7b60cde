package dev.roadcase.bundler.output;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.WriteSlot;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The place of a blob in a partial file. What is written in order is hashed on its way, everything else is read again from
 * the disk. For one thread at a time.
 */
final class PartialSlot implements WriteSlot {
    private static final int BUFFER = 64 << 10;

    private final PartialFile file;
    private final long start;
    private final Blob blob;
    private final MessageDigest hasher = Digest.hasher();
    private long hashed;
    private Optional<Digest> digest = Optional.empty();
    private volatile Runnable cut = () -> {};

    /** @param start its offset in the bundle */
    PartialSlot(PartialFile file, long start, Blob blob) {
        this.file = file;
        this.start = start;
        this.blob = blob;
    }

    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public long resume() {
        hashUpTo(file.known(start, size()));
        return hashed;
    }

    @Override
    public void forget() {
        file.forget(start, size());
        restart();
    }

    @Override
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

    @Override
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        requireFits(at + count);
        restart();
        try {
            file.copy(source, from, count, start + at);
        } catch (EOFException e) {
            throw blob.content().file().map(PartialSlot::changed).orElseThrow(() -> e);
        }
    }

    @Override
    public boolean holds() {
        return digest().equals(blob.descriptor().digest());
    }

    @Override
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
        return blob.content().file().map(PartialSlot::changed).orElseGet(() -> notAnnounced(what));
    }

    private static Problem changed(Path local) {
        return Problem.badInput(local + " changed while it was packed, or is damaged")
                .advise("the same command again packs it as it is then");
    }

    private Problem notAnnounced(String what) {
        return Problem.upstream(
                blob.descriptor().digest() + " of " + blob.origin() + " is not what was announced: " + what);
    }
}
