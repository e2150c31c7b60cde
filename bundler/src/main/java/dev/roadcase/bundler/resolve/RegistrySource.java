package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;

/** Registries, and older bundles that have what is asked for. */
record RegistrySource(ImageDocuments documents, LayerContents layers) implements ImageSource {
    @Override
    public PulledManifest manifest(Reference reference) {
        return documents.manifest(reference);
    }

    @Override
    public byte[] config(Reference reference, Descriptor config) {
        return documents.config(reference, config);
    }

    @Override
    public Content content(Reference reference, Descriptor part) {
        return layers.of(reference, part);
    }
}
