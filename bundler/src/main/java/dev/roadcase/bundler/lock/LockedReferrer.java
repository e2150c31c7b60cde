package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import java.util.Optional;

/**
 * What belongs to a manifest in its repository: a signature, an attestation, an SBOM.
 *
 * @param tag by which alone it is found, as cosign's signatures are; absent where it says itself to what it belongs
 * @param digest of its manifest
 */
public record LockedReferrer(Optional<String> tag, Digest digest) {

    /** Reads {@code sha256:…} or {@code TAG@sha256:…}. */
    static LockedReferrer parse(String text) {
        int at = text.indexOf('@');
        Optional<String> tag = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
        return new LockedReferrer(tag, Digest.parse(text.substring(at + 1)));
    }

    /** Its full name, beside an image of its repository. */
    public Reference beside(Reference image) {
        return tag.map(name -> new Reference(image.host(), image.repository(), tag, Optional.of(digest)))
                .orElseGet(() -> image.pinnedTo(digest));
    }

    @Override
    public String toString() {
        return tag.map(name -> name + "@").orElse("") + digest;
    }
}
