package dev.roadcase.bundler.referrer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A signature as cosign 1 and 2 keep it: the layer is what was signed, and the signature is an annotation of it
 * (sigstore/cosign, "Signature Spec"; payload: containers/image, "containers-signature").
 */
record SimpleSigning(Descriptor layer) {
    private static final String TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
    private static final String KIND = "cosign container image signature";

    static boolean isIn(Descriptor layer) {
        return layer.mediaType().equals(TYPE) && layer.annotation(SIGNATURE).isPresent();
    }

    /** @throws IllegalArgumentException if it is no such signature */
    ImageSignature read(byte[] payload) {
        JsonNode critical = Json.object(payload).path("critical");
        Optional<Digest> image = Optional.of(critical)
                .filter(its -> its.path("type").asText("").equals(KIND))
                .map(its -> Digest.parse(
                        its.path("image").path("docker-manifest-digest").asText("")));
        byte[] signature =
                Base64.getDecoder().decode(layer.annotation(SIGNATURE).orElseThrow());
        return new ImageSignature(payload, signature, image.map(Set::of).orElse(Set.of()));
    }
}
