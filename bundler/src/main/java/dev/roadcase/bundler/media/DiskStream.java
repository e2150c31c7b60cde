package dev.roadcase.bundler.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file from its first byte to its last, read from its disk. For one thread. */
final class DiskStream extends InputStream {
    private final DiskFile disk;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long next;

    DiskStream(DiskFile disk) {
        this.disk = disk;
    }

    /** How many bytes were given out. */
    long position() {
        return next - chunk.remaining();
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length > 0 && !fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, offset, count);
        return count;
    }

    /** Whether there is a byte. */
    private boolean fill() throws IOException {
        if (!chunk.hasRemaining() && next % DiskFile.CHUNK == 0) {
            chunk = disk.read(next);
            next += chunk.remaining();
        }
        return chunk.hasRemaining();
    }
}
