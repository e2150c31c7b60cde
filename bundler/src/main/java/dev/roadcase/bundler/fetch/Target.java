package dev.roadcase.bundler.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of one transfer belong, by their offset in what is transferred. */
@FunctionalInterface
public interface Target {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long at) throws IOException;
}
