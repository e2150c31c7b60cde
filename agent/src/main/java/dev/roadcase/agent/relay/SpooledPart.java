package dev.roadcase.agent.relay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A part of a blob on its way to a client, while the blob itself may still be coming. The last 64 KiB of the blob come
 * when its digest was checked, so nobody gets a damaged blob whole.
 */
final class SpooledPart extends InputStream {
    private static final int WITHHELD = 64 << 10;

    private final SpooledBlob blob;
    private final String tag;
    private final long end;
    private long position;

    /** @param tag of the bytes that the client was told of */
    SpooledPart(SpooledBlob blob, String tag, long from, long length) {
        this.blob = blob;
        this.tag = tag;
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == end) {
            return -1;
        }
        ByteBuffer part = ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position));
        int count = blob.read(part, position, blob.size() - WITHHELD, tag);
        position += count;
        return count;
    }
}
