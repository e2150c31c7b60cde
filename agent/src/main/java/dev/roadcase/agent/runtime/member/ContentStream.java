package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.InputStream;

/** The content of one member, which ends at a multiple of 512 bytes. */
final class ContentStream extends InputStream {
    private final InputStream tar;
    private final long padding;
    private long left;

    ContentStream(InputStream tar, long size) {
        this.tar = tar;
        this.left = size;
        this.padding = -size & (HeaderBlock.SIZE - 1);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = tar.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new UnusualLayer("a tar that is cut off");
        }
        left -= count;
        return count;
    }

    /** Goes to the next header, over what nobody read. */
    void skip() throws IOException {
        long rest = left + padding;
        left = 0;
        tar.skipNBytes(rest);
    }
}
