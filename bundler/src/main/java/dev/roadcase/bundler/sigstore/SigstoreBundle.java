package dev.roadcase.bundler.sigstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.signature.VerificationKey;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signature as a Sigstore bundle (Sigstore protobuf specs, {@code sigstore_bundle.proto}, version 0.3): a signature of a
 * message, verified by a public key that the reader has. It names no certificate and no entry of a public log.
 */
record SigstoreBundle(SignedBytes signed) {
    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /** The document, as {@code cosign sign-blob --bundle} writes it for the same key and the same signature. */
    byte[] json() {
        ObjectNode document = Json.object().put("mediaType", MEDIA_TYPE);
        document.putObject("verificationMaterial").putObject("publicKey").put("hint", hint(signed.key()));
        ObjectNode message = document.putObject("messageSignature");
        message.putObject("messageDigest")
                .put("algorithm", "SHA2_256")
                .put("digest", base64(Digest.of(signed.index())));
        message.put("signature", signed.signature().toString());
        return Json.bytes(document);
    }

    /** What cosign itself says: by it, readers of many keys find the right one. */
    private static String hint(VerificationKey key) {
        return base64(key.digest());
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }
}
