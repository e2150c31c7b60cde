package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.CarriedManifest;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.model.ExternalReference;

/**
 * Bills of materials that came with an image: in its index, as BuildKit attaches them, or as its referrers, as cosign and
 * oras do.
 */
record UpstreamSboms(Bundle bundle, BundledImage image) {
    private static final String SIGSTORE_PREDICATE = "dev.sigstore.bundle.predicateType";
    /** BuildKit's, and cosign's. */
    private static final List<String> PREDICATES = List.of("in-toto.io/predicate-type", "predicateType");

    private static final List<String> KINDS = List.of(
            "https://spdx.dev/Document",
            "https://cyclonedx.org/bom",
            "text/spdx",
            "application/spdx",
            "application/vnd.cyclonedx",
            "application/vnd.syft");

    Stream<ExternalReference> references() {
        ImageContent own = ImageContent.of(bundle, image.descriptor());
        Set<Digest> subjects = own.present().stream().map(Descriptor::digest).collect(Collectors.toSet());
        Stream<ImageManifest> attached = new Contents(bundle)
                .referrers().stream()
                        .filter(this::isOfItsRepository)
                        .filter(referrer -> subjects.contains(referrer.subject().orElseThrow()))
                        .flatMap(referrer -> manifests(ImageContent.of(bundle, referrer.descriptor())));
        return Stream.concat(manifests(own), attached).distinct().flatMap(this::references);
    }

    private boolean isOfItsRepository(BundledImage referrer) {
        return referrer.reference().name().equals(image.reference().name());
    }

    private static Stream<ImageManifest> manifests(ImageContent content) {
        return content.manifests().stream().map(CarriedManifest::manifest);
    }

    private Stream<ExternalReference> references(ImageManifest manifest) {
        return manifest.layers().stream()
                .flatMap(layer -> kind(manifest, layer).map(kind -> reference(layer, kind)).stream());
    }

    /** {@code https://spdx.dev/Document/v2.3} is one too, and {@code text/spdx+json}. */
    private static Optional<String> kind(ImageManifest manifest, Descriptor layer) {
        Stream<String> predicates = PREDICATES.stream().flatMap(key -> layer.annotation(key).stream());
        Stream<String> sigstore = Stream.ofNullable(manifest.annotations().get(SIGSTORE_PREDICATE));
        return Stream.of(predicates, sigstore, Stream.of(layer.mediaType()), manifest.artifactType().stream())
                .flatMap(words -> words)
                .filter(word -> KINDS.stream().anyMatch(word::startsWith))
                .findFirst();
    }

    private ExternalReference reference(Descriptor layer, String kind) {
        ExternalReference reference = new ExternalReference();
        reference.setType(ExternalReference.Type.BOM);
        reference.setUrl(address(layer));
        reference.addHash(Part.hash(layer.digest()));
        reference.setComment(kind);
        return reference;
    }

    /** Where its registry answers with it (OCI distribution spec, "Pulling blobs"); the bundle does under the same path. */
    private String address(Descriptor layer) {
        Reference reference = image.reference();
        String host = reference.host().equals("docker.io") ? "registry-1.docker.io" : reference.host();
        return "https://" + host + "/v2/" + reference.repository() + "/blobs/" + layer.digest();
    }
}
