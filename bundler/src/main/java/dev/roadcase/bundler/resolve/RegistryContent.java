package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.fetch.Sink;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.WriteSlot;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A blob that its registry sends straight to its place in the bundle. */
record RegistryContent(Fetcher fetcher, Reference reference, Descriptor blob) implements Content {

    /** Pieces of two runs may not fit through no fault of the registry: then the blob is fetched again. */
    @Override
    public void writeTo(WriteSlot place) {
        Sink sink = new PlaceSink(place);
        long begun = place.resume();
        fetcher.fetchBlob(reference, blob, begun, sink);
        if (begun > 0 && !place.holds()) {
            place.forget();
            fetcher.fetchBlob(reference, blob, 0, sink);
        }
    }

    @Override
    public Optional<String> fetchedFrom() {
        return Optional.of(fetcher.place(reference));
    }

    private record PlaceSink(WriteSlot place) implements Sink {
        @Override
        public void write(ByteBuffer bytes, long at) {
            place.write(bytes, at);
        }

        @Override
        public void cutWith(Runnable end) {
            place.cutWith(end);
        }
    }
}
