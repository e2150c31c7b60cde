package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.WriteSlot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A blob of a bundle on its way to the same place of a copy. Sticks are slow: what has arrived there stays. */
record BlobCopy(Bundle bundle, Entry entry, Events events) implements Content {
    private static final int BUFFER = 64 << 10;

    @Override
    public void writeTo(WriteSlot place) throws IOException {
        long begun = place.resume();
        copy(place, begun);
        if (begun > 0 && !place.holds()) {
            place.forget();
            copy(place, 0);
        }
        if (!place.holds()) {
            place.forget();
            throw Problem.notAuthentic(bundle.file() + " is damaged: its entry " + entry.name() + ", from byte "
                            + entry.offset() + " on, is not what its digest says")
                    .advise("take a good copy of the bundle, or prepare it again");
        }
    }

    private void copy(WriteSlot place, long from) throws IOException {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = bundle.part(entry, from, place.size() - from)) {
            long at = from;
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                place.write(ByteBuffer.wrap(bytes, 0, count), at);
                at += count;
                events.emit(new Event.TransferMoved(bundle.file(), count));
            }
        }
    }

    @Override
    public boolean isSlow() {
        return true;
    }
}
