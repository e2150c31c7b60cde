package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.Placement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A blob that a bundle will carry, as far as it is known before anything is made.
 *
 * @param digest absent where it has to be made
 * @param placement about where in the bundle
 * @param origin for people: where it comes from
 * @param content where its bytes come from; absent where it has to be made
 */
public record ExpectedBlob(
        Optional<Digest> digest,
        String mediaType,
        Placement placement,
        ExpectedSize size,
        String origin,
        Optional<Content> content) {
    static ExpectedBlob of(Blob blob) {
        return new ExpectedBlob(
                Optional.of(blob.descriptor().digest()),
                blob.descriptor().mediaType(),
                blob.placement(),
                ExpectedSize.known(blob.size()),
                blob.origin(),
                Optional.of(blob.content()));
    }

    static Stream<ExpectedBlob> of(PackedArtifact artifact) {
        return artifact.blobs().stream().map(ExpectedBlob::of);
    }

    /** One that has to be made. */
    static ExpectedBlob made(String mediaType, ExpectedSize size, String origin) {
        return new ExpectedBlob(
                Optional.empty(), mediaType, Blob.placementOf(size.bytes()), size, origin, Optional.empty());
    }
}
