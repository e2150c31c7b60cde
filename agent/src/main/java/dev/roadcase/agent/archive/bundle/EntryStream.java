package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The content of an entry or a part of it, unchecked. */
final class EntryStream extends InputStream {
    private final SourceBytes bytes;
    private long position;
    private long left;

    EntryStream(Source source, Entry entry) {
        this(source, entry, 0, entry.size());
    }

    EntryStream(Source source, Entry entry, long from, long length) {
        if (from < 0 || length < 0 || from > entry.size() - length) {
            throw new IllegalArgumentException(
                    "no part of entry " + entry.name() + ": " + length + " bytes from " + from);
        }
        this.bytes = new SourceBytes(source);
        this.position = entry.offset() + from;
        this.left = length;
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
        bytes.fill(ByteBuffer.wrap(target, offset, count), position, position + left);
        position += count;
        left -= count;
        return count;
    }
}
