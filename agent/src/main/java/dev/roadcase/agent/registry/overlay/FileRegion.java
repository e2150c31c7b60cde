package dev.roadcase.agent.registry.overlay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/** A part of a file. The file is open from the first byte that is read to the last, and then no more. */
final class FileRegion extends InputStream {
    private final Path path;
    private final long from;
    private long left;
    private Optional<RandomAccessFile> open = Optional.empty();

    FileRegion(Path path, long from, long length) {
        this.path = path;
        this.from = from;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (left == 0) {
            return most == 0 ? 0 : -1;
        }
        int count = file().read(target, offset, (int) Math.min(most, left));
        if (count < 0) {
            throw new EOFException(path + " has become shorter");
        }
        left -= count;
        if (left == 0) {
            close();
        }
        return count;
    }

    private RandomAccessFile file() throws IOException {
        if (open.isEmpty()) {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            open = Optional.of(file);
            file.seek(from);
        }
        return open.get();
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
