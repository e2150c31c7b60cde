package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.fetch.DownloadMarks.Mark;
import dev.roadcase.bundler.remote.part.Validator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A file on its way from the web to the disk, and its {@link DownloadMarks}. What an earlier run left is used as far as the sums of the marks are right.
 */
final class Download implements Sink, Closeable {
    /** A kill loses fewer bytes than stand between two marks. */
    private static final long STEP = 512 << 10;

    private static final int BUFFER = 64 << 10;

    private final FileChannel file;
    private final DownloadMarks marks;
    private MessageDigest hasher = Digest.hasher();
    private long length;
    private long marked;
    private boolean whole;

    private Download(FileChannel file, DownloadMarks marks) {
        this.file = file;
        this.marks = marks;
    }

    /** Opens it, with what is left of it. */
    static Download open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Download download = new Download(file, DownloadMarks.of(path));
        download.resume();
        return download;
    }

    private void resume() throws IOException {
        MessageDigest proven = copy(hasher);
        Optional<Mark> mark = marks.next();
        while (mark.isPresent() && holds(mark.get())) {
            marks.accept();
            proven = copy(hasher);
            marked = length;
            whole = mark.get().whole();
            mark = marks.next();
        }
        hasher = proven;
        length = marked;
        marks.dropRest();
    }

    private boolean holds(Mark mark) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        int count = 0;
        while (length < mark.length() && count >= 0) {
            buffer.clear().limit((int) Math.min(BUFFER, mark.length() - length));
            count = file.read(buffer, length);
            length += Math.max(0, count);
            hasher.update(buffer.flip());
        }
        return length == mark.length() && digest().equals(mark.digest());
    }

    /** How many bytes of it are here. */
    long length() {
        return length;
    }

    /** Of the bytes that are here. */
    Digest digest() {
        return Digest.of(copy(hasher));
    }

    /** What its server tells it from other contents by. */
    Optional<Validator> validator() {
        return marks.validator();
    }

    /** Whether all of it is here. */
    boolean isWhole() {
        return whole;
    }

    /** Begins anew, with the content that this validator is of. */
    void begin(Optional<Validator> validator) throws IOException {
        marks.begin(validator);
        file.truncate(0);
        hasher.reset();
        length = 0;
        marked = 0;
        whole = false;
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
        if (at != length) {
            throw new IOException("byte " + at + " came when byte " + length + " was due");
        }
        hasher.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            length += file.write(bytes, length);
        }
        if (length - marked >= STEP) {
            mark();
        }
    }

    /** All of it is here. */
    void end() throws IOException {
        whole = true;
        file.truncate(length);
        mark();
    }

    private void mark() throws IOException {
        marks.add(new Mark(length, digest(), whole));
        marked = length;
    }

    private static MessageDigest copy(MessageDigest hasher) {
        try {
            return (MessageDigest) hasher.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (file;
                marks) {
            if (length > marked) {
                mark();
            }
        }
    }
}
