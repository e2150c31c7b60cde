package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Events;
import java.util.List;
import java.util.Optional;

/** The images of a bundle as a store. */
public final class BundleStore implements BlobStore {
    private final Bundle bundle;
    private final BundleBlobs blobs;
    private final ImageNames names;

    /**
     * Reads the manifests of all images.
     *
     * @param events hears of images that are damaged
     */
    public BundleStore(Bundle bundle, BundleBlobs blobs, Events events) {
        this.bundle = bundle;
        this.blobs = blobs;
        this.names = new ImageNames(new Contents(bundle)
                .named().stream()
                        .map(image -> ServedImage.of(bundle, image, events))
                        .toList());
    }

    @Override
    public List<String> names() {
        return names.all();
    }

    @Override
    public Lookup<Repository> repository(String name, Optional<String> host) {
        List<ServedImage> images = names.find(name, host);
        if (images.isEmpty()) {
            String whose = host.map(its -> " of " + its).orElse("");
            return Lookup.absent(Lookup.Absence.NAME, "this bundle carries no image " + name + whose);
        }
        return new Lookup.Found<>(new BundleRepository(name, images, bundle, blobs));
    }
}
