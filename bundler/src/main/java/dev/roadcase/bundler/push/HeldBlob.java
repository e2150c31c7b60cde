package dev.roadcase.bundler.push;

import dev.roadcase.bundler.remote.connection.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A blob in memory. */
record HeldBlob(byte[] bytes) implements Outgoing {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    @Override
    public void sent(long count) {}
}
