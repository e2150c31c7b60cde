package dev.roadcase.agent.runtime.client;

import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A tarball that is sent to a client, with events while it moves. */
public record Shipment(String what, ImageTar tar, Events events) {

    void writeTo(OutputStream out) throws IOException {
        events.emit(new Event.TransferBegan(what, tar.size()));
        tar.writeTo(new AnnouncedStream(out));
    }

    /** To be called when the client has taken all of it: it still works after the last byte. */
    public void arrived() {
        events.emit(new Event.TransferEnded(what));
    }

    private final class AnnouncedStream extends FilterOutputStream {
        AnnouncedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            events.emit(new Event.TransferMoved(what, length));
        }
    }
}
