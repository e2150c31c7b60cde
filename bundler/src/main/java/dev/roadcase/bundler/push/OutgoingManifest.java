package dev.roadcase.bundler.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest or an index, byte for byte.
 *
 * @param descriptor by its own words and bytes
 * @param subject what it refers to, if it refers to anything (OCI image spec 1.1, "subject")
 */
record OutgoingManifest(Descriptor descriptor, byte[] bytes, Optional<Digest> subject) {

    /** Reads it from a bundle. */
    static OutgoingManifest in(Bundle bundle, Descriptor descriptor) {
        byte[] bytes = bundle.read(descriptor);
        try {
            return of(bytes);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(bundle.file() + ": manifest " + descriptor.digest() + ": " + e.getMessage());
        }
    }

    /**
     * Describes these bytes.
     *
     * @throws IllegalArgumentException if they are neither a manifest nor an index
     */
    static OutgoingManifest of(byte[] bytes) {
        Manifest manifest = Manifest.parse(bytes);
        ObjectNode document = Json.object(bytes);
        Descriptor descriptor = Descriptor.of(manifest.mediaType(), bytes).withAnnotations(annotations(manifest));
        String type = document.path("artifactType").asText("");
        String its = type.isEmpty() && manifest instanceof ImageManifest image
                ? image.config().mediaType()
                : type;
        return new OutgoingManifest(
                its.isEmpty() ? descriptor : descriptor.withArtifactType(its), bytes, subject(document));
    }

    private static Map<String, String> annotations(Manifest manifest) {
        return manifest instanceof ImageIndex index ? index.annotations() : ((ImageManifest) manifest).annotations();
    }

    /** A subject under another algorithm than SHA-256 is not in the bundle. Its registry lists what refers to it, or nobody does. */
    private static Optional<Digest> subject(ObjectNode document) {
        String said = document.path("subject").path("digest").asText("");
        return said.startsWith("sha256:") ? Optional.of(Digest.parse(said)) : Optional.empty();
    }

    Digest digest() {
        return descriptor.digest();
    }

    String mediaType() {
        return descriptor.mediaType();
    }
}
