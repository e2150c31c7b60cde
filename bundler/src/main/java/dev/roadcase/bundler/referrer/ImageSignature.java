package dev.roadcase.bundler.referrer;

import dev.roadcase.agent.format.Digest;
import java.util.Set;

/**
 * Signed bytes that name images.
 *
 * @param message what was signed
 * @param images the manifests that it names
 */
record ImageSignature(byte[] message, byte[] signature, Set<Digest> images) {
    ImageSignature {
        images = Set.copyOf(images);
    }
}
