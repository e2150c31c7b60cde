package dev.roadcase.tests.bench;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.WriteSlot;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.ObjLongConsumer;

/**
 * Bytes that are made anew whenever they are asked for, always the same, and never all in memory.
 *
 * @param seed not 0
 * @param size in bytes
 * @param random whether they are random; else they are zeros
 */
record SeededContent(long seed, long size, boolean random) implements Content {
    private static final int CHUNK = 1 << 20;

    Digest digest() {
        MessageDigest hasher = Digest.hasher();
        make((chunk, at) -> hasher.update(chunk));
        return Digest.of(hasher);
    }

    @Override
    public void writeTo(WriteSlot place) {
        make(place::write);
    }

    private void make(ObjLongConsumer<ByteBuffer> taker) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long state = seed * 0x9e3779b97f4a7c15L;
        for (long at = 0; at < size; at += CHUNK) {
            state = random ? fill(chunk, state) : state;
            taker.accept(chunk.slice(0, (int) Math.min(CHUNK, size - at)), at);
        }
    }

    /** Marsaglia's xorshift, which is fast and random enough to be neither compressed nor shared. */
    private static long fill(ByteBuffer chunk, long from) {
        long state = from;
        for (int at = 0; at < CHUNK; at += Long.BYTES) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            chunk.putLong(at, state);
        }
        return state;
    }
}
