package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.reuse.OlderBundles;

/** Where the layers and the larger configs of registries' images come from: an older bundle that has them, else their registry. */
public record LayerContents(Fetcher fetcher, OlderBundles older) {

    Content of(Reference reference, Descriptor layer) {
        Content fetched = new RegistryContent(fetcher, reference, layer);
        return older.find(layer)
                .map(found -> (Content) new ReusedContent(found, fetched))
                .orElse(fetched);
    }
}
