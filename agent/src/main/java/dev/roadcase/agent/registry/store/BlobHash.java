package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.ContentDigest;
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

    private final CheckedContent content;
    private final Optional<List<FileStamp>> stamps;
    private final boolean settled;
    private final MessageDigest hasher;
    private final Lock lock = new ReentrantLock(true);
    private volatile long position;
    private Optional<ContentDigest> found = Optional.empty();

    /** @param stamps of its files, before the first byte was read */
    BlobHash(CheckedContent content, Optional<List<FileStamp>> stamps) {
        this.content = content;
        this.hasher = content.digest().algorithm().hasher();
        this.stamps = stamps;
        this.settled = stamps.stream().flatMap(List::stream).allMatch(FileStamp::isSettled);
    }

    Optional<List<FileStamp>> stamps() {
        return stamps;
    }

    /** Whether the files were as they are now already so long before that any later change gives other stamps. */
    boolean isOfTheFilesNow() {
        return settled && content.stamps().equals(stamps);
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
        try (InputStream in = content.part(position, end - position)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hasher.update(buffer, 0, count);
                position += count;
            }
        } catch (IOException e) {
            throw Problem.machine("cannot read " + content.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * Returns if the whole blob has its digest.
     *
     * @throws Problem exit 4 if it has not
     */
    void require() {
        reach(content.size());
        ContentDigest digest = found();
        if (!digest.equals(content.digest())) {
            throw Problem.notAuthentic(
                            content.file() + ": blob " + content.digest() + " is damaged: it hashes to " + digest)
                    .advise(content.remedy());
        }
    }

    private synchronized ContentDigest found() {
        ContentDigest digest =
                found.orElseGet(() -> ContentDigest.of(content.digest().algorithm(), hasher));
        found = Optional.of(digest);
        return digest;
    }
}
