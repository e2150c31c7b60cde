package dev.roadcase.agent.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read at any place, by several threads at once: a file, a block device. */
public interface Source extends Closeable {

    /** What to call it in an error: the path as the user gave it. */
    String name();

    /** In bytes. */
    long size();

    /**
     * Reads until the buffer is full or the source ends.
     *
     * @return how many bytes were read, from 0
     */
    int read(ByteBuffer target, long position) throws IOException;
}
