package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.Outgoing;
import java.io.IOException;
import java.io.InputStream;

/** A blob of a bundle on its way to a registry: verified while it is sent, with events that tell how far it is. For one thread. */
final class BundleBlob implements Outgoing {
    /** So many bytes are sent between two events. */
    private static final long STEP = 256 << 10;

    private final Bundle bundle;
    private final Descriptor blob;
    private final Reference target;
    private final Events events;
    private boolean begun;
    private long untold;

    BundleBlob(Bundle bundle, Descriptor blob, Reference target, Events events) {
        this.bundle = bundle;
        this.blob = blob;
        this.target = target;
        this.events = events;
    }

    @Override
    public long size() {
        return blob.size();
    }

    /** What stands before the offset is read too: only a blob of which every byte was read is verified. */
    @Override
    public InputStream from(long offset) {
        begin(offset);
        InputStream in = bundle.stream(blob);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private void begin(long offset) {
        if (!begun) {
            events.emit(new Event.TransferBegan(toString(), blob.size()));
        } else {
            tell();
            events.emit(new Event.TransferResumed(toString(), offset));
        }
        begun = true;
    }

    @Override
    public void sent(long count) {
        untold += count;
        if (untold >= STEP) {
            tell();
        }
    }

    /** All of it has arrived, if any of it was sent. */
    void end() {
        if (begun) {
            tell();
            events.emit(new Event.TransferEnded(toString()));
        }
    }

    private void tell() {
        if (untold > 0) {
            events.emit(new Event.TransferMoved(toString(), untold));
        }
        untold = 0;
    }

    /** As events name it. */
    @Override
    public String toString() {
        return blob.digest() + " to " + target;
    }
}
