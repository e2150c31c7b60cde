package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.CarriedManifest;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parcel with all that belongs to it.
 *
 * @param content what the bundle carries of it
 */
record Consignment(Parcel parcel, ImageContent content) {

    /** Its configs and layers, each once. */
    List<Descriptor> blobs() {
        Set<Digest> documents = documents();
        return content.present().stream()
                .filter(part -> !documents.contains(part.digest()))
                .toList();
    }

    /** Digests of its manifests and indexes. */
    Set<Digest> documents() {
        return Stream.of(List.of(parcel.root()), manifests(), indexes())
                .flatMap(List::stream)
                .map(Descriptor::digest)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its manifests without the root, each once. */
    List<Descriptor> manifests() {
        return content.manifests().stream()
                .map(CarriedManifest::descriptor)
                .filter(manifest -> !isRoot(manifest))
                .collect(Collectors.toMap(Descriptor::digest, each -> each, (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    /** Its indexes without the root, those inside of others first. */
    List<Descriptor> indexes() {
        List<Descriptor> indexes = new ArrayList<>(content.present().stream()
                .filter(part -> MediaType.isIndex(part.mediaType()) && !isRoot(part))
                .toList());
        Collections.reverse(indexes);
        return indexes;
    }

    /** Whether an index names what the bundle does not carry. */
    boolean lacksMembers() {
        return !content.leftOut().isEmpty();
    }

    private boolean isRoot(Descriptor part) {
        return part.digest().equals(parcel.root().digest());
    }
}
