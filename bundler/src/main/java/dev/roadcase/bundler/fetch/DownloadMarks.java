package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.remote.part.Validator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is known of a download, in a file beside it. The first 1,024 bytes hold the validator of the content: its length (4 bytes), its text, zeros. Marks follow. Each holds the length of a beginning of the file (8 bytes) and the SHA-256 of that beginning (32). A mark that was written in part has a wrong sum, and is not used.
 */
final class DownloadMarks implements Closeable {
    private static final String SUFFIX = ".marks";
    private static final int HEAD = 1024;
    private static final int HASH = 32;
    private static final int MARK = Long.BYTES + HASH;

    private final FileChannel file;
    private Optional<Validator> validator;
    private long end = HEAD;

    private DownloadMarks(FileChannel file, Optional<Validator> validator) {
        this.file = file;
        this.validator = validator;
    }

    /**
     * A beginning of the file.
     *
     * @param length in bytes
     * @param whole whether that is all of it
     */
    record Mark(long length, Digest digest, boolean whole) {}

    /** The marks of a download at this path. */
    static DownloadMarks of(Path download) throws IOException {
        FileChannel file = FileChannel.open(
                file(download), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new DownloadMarks(file, validator(read(file, 0, HEAD)));
    }

    private static Path file(Path download) {
        return download.resolveSibling(download.getFileName() + SUFFIX);
    }

    /** Whether this is a file that has marks, and is not empty, or the marks of such a file. */
    static boolean isOfDownload(Path path) {
        String name = path.getFileName().toString();
        Path download =
                name.endsWith(SUFFIX) ? path.resolveSibling(name.substring(0, name.length() - SUFFIX.length())) : path;
        return Files.exists(file(download)) && download.toFile().length() > 0;
    }

    private static Optional<Validator> validator(ByteBuffer head) {
        int length = head.remaining() < HEAD ? 0 : head.getInt();
        if (length <= 0 || length > HEAD - Integer.BYTES) {
            return Optional.empty();
        }
        byte[] text = new byte[length];
        head.get(text);
        try {
            return Optional.of(new Validator(new String(text, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Validator> validator() {
        return validator;
    }

    /** The mark behind all that were accepted. */
    Optional<Mark> next() throws IOException {
        ByteBuffer mark = read(file, end, MARK);
        if (mark.remaining() < MARK) {
            return Optional.empty();
        }
        long length = mark.getLong();
        byte[] hash = new byte[HASH];
        mark.get(hash);
        Digest digest = new Digest(HexFormat.of().formatHex(hash));
        return Optional.of(length < 0 ? new Mark(~length, digest, true) : new Mark(length, digest, false));
    }

    /** The mark that came last is right. */
    void accept() {
        end += MARK;
    }

    /** Drops all that were not accepted. */
    void dropRest() throws IOException {
        file.truncate(end);
    }

    /** Drops all, for another content. */
    void begin(Optional<Validator> known) throws IOException {
        validator = known;
        end = HEAD;
        file.truncate(0);
        byte[] text = known.map(Validator::value).orElse("").getBytes(StandardCharsets.US_ASCII);
        write(ByteBuffer.allocate(HEAD).putInt(text.length).put(text).rewind(), 0);
    }

    void add(Mark mark) throws IOException {
        long length = mark.whole() ? ~mark.length() : mark.length();
        byte[] hash = HexFormat.of().parseHex(mark.digest().hex());
        write(ByteBuffer.allocate(MARK).putLong(length).put(hash).flip(), end);
        end += MARK;
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += file.write(bytes, next);
        }
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = file.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
