package dev.roadcase.bundler.remote.connection;

import java.io.InputStream;

/** Content that is sent to a server. It can be read again, since a request may have to be repeated. */
public interface Outgoing {
    /** In bytes. */
    long size();

    /**
     * All bytes from this one on, to be closed by the caller. What is not as it should be is a problem while it is read.
     *
     * @param offset from 0 to the size
     */
    InputStream from(long offset);

    /** So many more bytes of what was opened last have been sent. */
    void sent(long count);
}
