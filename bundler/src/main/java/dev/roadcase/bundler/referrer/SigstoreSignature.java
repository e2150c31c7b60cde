package dev.roadcase.bundler.referrer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * A signature as cosign 3 keeps it: a Sigstore bundle with a statement (in-toto) in an envelope (DSSE 1) that says which
 * images are signed.
 */
final class SigstoreSignature {
    private static final String TYPE = "application/vnd.dev.sigstore.bundle";
    private static final String STATEMENT = "application/vnd.in-toto+json";
    /** Other statements are signed too: that an image has an SBOM does not mean that its publisher signed the image. */
    private static final String SIGNED = "https://sigstore.dev/cosign/sign/v1";

    private SigstoreSignature() {}

    static boolean isIn(Descriptor layer) {
        return layer.mediaType().startsWith(TYPE);
    }

    /** @throws IllegalArgumentException if it is no such signature */
    static ImageSignature read(byte[] document) {
        JsonNode envelope = Json.object(document).path("dsseEnvelope");
        String type = envelope.path("payloadType").asText("");
        byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText(""));
        byte[] signature = Base64.getDecoder()
                .decode(envelope.path("signatures").path(0).path("sig").asText(""));
        return new ImageSignature(
                encoded(type, payload), signature, type.equals(STATEMENT) ? images(Json.object(payload)) : Set.of());
    }

    private static Set<Digest> images(ObjectNode statement) {
        Set<Digest> images = new HashSet<>();
        if (statement.path("predicateType").asText("").equals(SIGNED)) {
            statement
                    .path("subject")
                    .forEach(subject -> images.add(
                            new Digest(subject.path("digest").path("sha256").asText(""))));
        }
        return images;
    }

    /** What is signed of an envelope (DSSE 1, "PAE"). */
    private static byte[] encoded(String type, byte[] payload) {
        String head =
                "DSSEv1 " + type.getBytes(StandardCharsets.UTF_8).length + " " + type + " " + payload.length + " ";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
