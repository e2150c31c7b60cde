package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which manifests of an image say that they belong to another manifest. They are read when somebody asks, once. */
final class BundledReferrers {
    private final List<Descriptor> manifests;
    private Optional<List<ListedReferrer>> known = Optional.empty();

    /** @param content of the image, of which only manifests and indexes count */
    BundledReferrers(Collection<Descriptor> content) {
        this.manifests = content.stream()
                .filter(each -> MediaType.isManifest(each.mediaType()) || MediaType.isIndex(each.mediaType()))
                .toList();
    }

    synchronized List<ListedReferrer> ofManifests(Bundle bundle) {
        List<ListedReferrer> all = known.orElseGet(() -> manifests.stream()
                .flatMap(descriptor -> read(bundle, descriptor).stream())
                .toList());
        known = Optional.of(all);
        return all;
    }

    /** One that is damaged belongs to nothing that anybody can tell. */
    private static Optional<ListedReferrer> read(Bundle bundle, Descriptor descriptor) {
        try {
            return ManifestDocument.parse(bundle.read(descriptor))
                    .referrer(ContentDigest.of(descriptor.digest()), descriptor.mediaType(), descriptor.size());
        } catch (Problem | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
