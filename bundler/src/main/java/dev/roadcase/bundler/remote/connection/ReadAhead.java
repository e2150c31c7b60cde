package dev.roadcase.bundler.remote.connection;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what has arrived in larger pieces than asked for: each call of the kernel costs as much as copying some kilobytes. It waits only for the first byte. For one thread at a time.
 */
final class ReadAhead extends InputStream {
    private final InputStream in;
    private final byte[] bytes;
    private int next;
    private int end;

    /** @param most bytes that are lost with the process at most */
    ReadAhead(InputStream in, int most) {
        this.in = in;
        this.bytes = new byte[most];
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    /** Whether there is a byte, after waiting for one. */
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(bytes));
        }
        return next < end;
    }

    @Override
    public int available() throws IOException {
        return end - next + in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
