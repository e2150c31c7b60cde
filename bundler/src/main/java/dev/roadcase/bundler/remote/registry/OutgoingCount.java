package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Outgoing;
import java.io.InputStream;

/** The same content, which knows how far any attempt to send it has come. For one thread. */
final class OutgoingCount implements Outgoing {
    private final Outgoing content;
    private long position;
    private long furthest;

    OutgoingCount(Outgoing content) {
        this.content = content;
    }

    long furthest() {
        return furthest;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream from(long offset) {
        position = offset;
        return content.from(offset);
    }

    @Override
    public void sent(long count) {
        position += count;
        furthest = Math.max(furthest, position);
        content.sent(count);
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
