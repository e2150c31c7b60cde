package dev.roadcase.bundler.build;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Not more bytes than these: an archive that unpacks to more is an error, not a full disk. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new IOException("it unpacks to more than " + most + " bytes");
        }
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        // Skipped bytes are unpacked too: they count.
        byte[] buffer = new byte[(int) Math.min(Math.max(wanted, 1), 1 << 14)];
        return wanted <= 0 ? 0 : Math.max(0, read(buffer, 0, (int) Math.min(wanted, buffer.length)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
