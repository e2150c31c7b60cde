package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tags whose names say to which manifest they belong.
 *
 * @param image of the repository
 */
public record ReferrerTags(Reference image, Digest subject) {
    /** Signatures, attestations and SBOMs of cosign 1 and 2 (sigstore/cosign, "Signature Spec"). */
    private static final List<String> COSIGN = List.of(".sig", ".att", ".sbom");

    /** The index of referrers at registries that cannot list them (distribution spec 1.1, "Referrers Tag Schema"). */
    public Reference index() {
        return tagged("");
    }

    /** Of each kind that cosign keeps, whether it is there or not. */
    public Stream<Reference> cosign() {
        return COSIGN.stream().map(this::tagged);
    }

    private Reference tagged(String ending) {
        String name = "sha256-" + subject.hex() + ending;
        return new Reference(image.host(), image.repository(), Optional.of(name), Optional.empty());
    }
}
