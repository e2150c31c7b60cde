package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blob that is being hashed from its first byte on. Answers bring the bytes that they read anyway; what none of them
 * brings is read here. Safe for use by several threads.
 */
final class BlobHash {
    private static final int BUFFER = 64 << 10;
    private static final int STEP = 1 << 20;

    private final Bundle bundle;
    private final Entry entry;
    private final Digest wanted;
    private final Optional<List<FileStamp>> stamps;
    private final boolean settled;
    private final MessageDigest hasher = Digest.hasher();
    private final Lock lock = new ReentrantLock(true);
    private volatile long position;
    private Optional<Digest> found = Optional.empty();

    /** @param stamps of the bundle's files, before the first byte was read */
    BlobHash(Bundle bundle, Entry entry, Digest wanted, Optional<List<FileStamp>> stamps) {
        this.bundle = bundle;
        this.entry = entry;
        this.wanted = wanted;
        this.stamps = stamps;
        this.settled = stamps.stream().flatMap(List::stream).allMatch(FileStamp::isSettled);
    }

    Optional<List<FileStamp>> stamps() {
        return stamps;
    }

    /** Whether the files were as they are now already so long before that any later change gives other stamps. */
    boolean isOfTheFilesNow() {
        return settled && bundle.stamps().equals(stamps);
    }

    /** Takes bytes that an answer has read, if it can go on with them and nobody else is at work. */
    void take(long at, byte[] bytes, int offset, int count) {
        if (at <= position && position < at + count && lock.tryLock()) {
            try {
                takeNow(at, bytes, offset, count);
            } finally {
                lock.unlock();
            }
        }
    }

    private void takeNow(long at, byte[] bytes, int offset, int count) {
        int known = (int) Math.min(count, position - at);
        hasher.update(bytes, offset + known, count - known);
        position += count - known;
    }

    /** Has hashed so many bytes when it returns. Answers that wait for fewer are not kept until then. */
    void reach(long end) {
        while (position < end) {
            lock.lock();
            try {
                read(Math.min(Math.max(end, position), position + STEP));
            } finally {
                lock.unlock();
            }
        }
    }

    private void read(long end) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = bundle.part(entry, position, end - position)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hasher.update(buffer, 0, count);
                position += count;
            }
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * Returns if the whole blob has its digest.
     *
     * @throws Problem exit 4 if it has not
     */
    void require() {
        reach(entry.size());
        Digest digest = found();
        if (!digest.equals(wanted)) {
            throw Problem.notAuthentic(bundle.file() + ": blob " + wanted + " is damaged: it hashes to " + digest)
                    .advise("find the place with `bundle verify`, and copy the bundle again");
        }
    }

    private synchronized Digest found() {
        Digest digest = found.orElseGet(() -> Digest.of(hasher));
        found = Optional.of(digest);
        return digest;
    }
}
