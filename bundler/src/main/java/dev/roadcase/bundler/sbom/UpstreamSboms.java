package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.CarriedManifest;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import java.util.Set;
import java.util.stream.Stream;
import org.cyclonedx.model.ExternalReference;

/**
 * Bills of materials that came with an image: statements (in-toto) in its index, as BuildKit attaches them, if the bundle
 * carries them.
 */
record UpstreamSboms(Bundle bundle, BundledImage image) {
    private static final String STATEMENT = "application/vnd.in-toto+json";
    private static final String PREDICATE = "in-toto.io/predicate-type";
    private static final Set<String> KINDS = Set.of("https://spdx.dev/Document", "https://cyclonedx.org/bom");

    static boolean isStatement(Descriptor layer) {
        return layer.mediaType().equals(STATEMENT);
    }

    Stream<ExternalReference> references() {
        return ImageContent.of(bundle, image.descriptor()).manifests().stream()
                .map(CarriedManifest::manifest)
                .distinct()
                .flatMap(manifest -> manifest.layers().stream())
                .filter(UpstreamSboms::isStatement)
                .filter(layer -> layer.annotation(PREDICATE)
                        .filter(UpstreamSboms::isSbom)
                        .isPresent())
                .map(this::reference);
    }

    /** {@code https://spdx.dev/Document/v2.3} too. */
    private static boolean isSbom(String predicate) {
        return KINDS.stream().anyMatch(kind -> predicate.equals(kind) || predicate.startsWith(kind + "/"));
    }

    private ExternalReference reference(Descriptor layer) {
        ExternalReference reference = new ExternalReference();
        reference.setType(ExternalReference.Type.BOM);
        reference.setUrl(address(layer));
        reference.addHash(Part.hash(layer.digest()));
        reference.setComment(layer.annotation(PREDICATE).orElseThrow());
        return reference;
    }

    /** Where its registry answers with it (OCI distribution spec, "Pulling blobs"); the bundle does under the same path. */
    private String address(Descriptor layer) {
        Reference reference = image.reference();
        String host = reference.host().equals("docker.io") ? "registry-1.docker.io" : reference.host();
        return "https://" + host + "/v2/" + reference.repository() + "/blobs/" + layer.digest();
    }
}
