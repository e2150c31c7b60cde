package dev.roadcase.agent.archive;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** The content of one entry, unchecked. */
final class EntryStream extends InputStream {
    private final Bytes bytes;
    private long position;
    private long left;

    EntryStream(Source source, Entry entry) {
        this.bytes = new Bytes(source);
        this.position = entry.offset();
        this.left = entry.size();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int count = (int) Math.min(length, left);
        bytes.fill(ByteBuffer.wrap(target, offset, count), position);
        position += count;
        left -= count;
        return count;
    }
}
