package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.pack.Place;
import java.util.Optional;

/** A blob that its registry sends straight to its place in the bundle. */
record RegistryContent(Fetcher fetcher, Reference reference, Descriptor blob) implements Content {

    @Override
    public void writeTo(Place place) {
        fetcher.fetchBlob(reference, blob, place::write);
    }

    @Override
    public Optional<String> fetchedFrom() {
        return Optional.of(fetcher.place(reference));
    }
}
