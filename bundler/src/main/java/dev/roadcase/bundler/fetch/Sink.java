package dev.roadcase.bundler.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of one transfer belong, by their offset in what is transferred. */
@FunctionalInterface
public interface Sink {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /**
     * Takes an action that ends the transfer while it waits for bytes. Any thread may run it, until another action is given or the transfer has ended.
     */
    default void cutWith(Runnable end) {}
}
