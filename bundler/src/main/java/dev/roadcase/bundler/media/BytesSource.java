package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.source.Source;
import java.nio.ByteBuffer;

/**
 * Bytes in memory.
 *
 * @param bytes nobody changes them
 */
record BytesSource(String name, byte[] bytes) implements Source {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        int count = (int) Math.max(0, Math.min(target.remaining(), bytes.length - position));
        target.put(bytes, (int) position, count);
        return count;
    }

    @Override
    public void close() {}
}
