package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.fetch.Target;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.pack.Place;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A blob that its registry sends straight to its place in the bundle. */
record RegistryContent(Fetcher fetcher, Reference reference, Descriptor blob) implements Content {

    /** What was put together from pieces may be wrong through no fault of the registry: then it is fetched again. */
    @Override
    public void writeTo(Place place) {
        Target target = new PlaceTarget(place);
        long begun = place.resume();
        fetcher.fetchBlob(reference, blob, begun, target);
        if (begun > 0 && !place.holds()) {
            place.forget();
            fetcher.fetchBlob(reference, blob, 0, target);
        }
    }

    @Override
    public Optional<String> fetchedFrom() {
        return Optional.of(fetcher.place(reference));
    }

    private record PlaceTarget(Place place) implements Target {
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
