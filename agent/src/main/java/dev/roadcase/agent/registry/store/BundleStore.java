package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.ContentDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The images of a bundle, by the full names of their repositories. */
public final class BundleStore implements KnownNames {
    private final Bundle bundle;
    private final BundleBlobs blobs;
    private final Map<RepositoryName, List<ServedImage>> images;
    private final Map<String, LinkedHashSet<RepositoryName>> paths;

    /**
     * Reads the manifests of all images.
     *
     * @param events hears of images that are damaged
     */
    public BundleStore(Bundle bundle, BundleBlobs blobs, Events events) {
        this.bundle = bundle;
        this.blobs = blobs;
        this.images = new Contents(bundle)
                .named().stream()
                        .map(image -> ServedImage.of(bundle, image, events))
                        .collect(Collectors.groupingBy(
                                image -> RepositoryName.of(image.reference()),
                                LinkedHashMap::new,
                                Collectors.toList()));
        this.paths = images.keySet().stream()
                .collect(Collectors.groupingBy(RepositoryName::path, Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public Collection<RepositoryName> all() {
        return images.keySet();
    }

    @Override
    public Collection<RepositoryName> withPath(String path) {
        return Collections.unmodifiableCollection(paths.getOrDefault(path, new LinkedHashSet<>()));
    }

    /** The images of this full name, for a client that wrote it as {@code asked}. */
    public Optional<Repository> repository(RepositoryName name, String asked) {
        return Optional.ofNullable(images.get(name)).map(its -> new BundleRepository(asked, its, bundle, blobs));
    }

    /** A blob of any image. */
    public Optional<StoredBlob> blob(ContentDigest digest) {
        return digest.ofBundle().flatMap(blobs::find);
    }
}
