package dev.roadcase.bundler.referrer;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requires that the owner of a key has signed an image, as {@code cosign verify --key} does. No public log is asked: where
 * the demo is prepared there may be no way to one, and a key that the demo names needs none.
 */
public record SignatureCheck(ReferrerSearch search, ImageDocuments documents) {
    /** In bytes. A signature is a few hundred. */
    private static final int LARGEST = 1 << 20;

    /**
     * Looks for a signature by this key.
     *
     * @param image with the digest that has to be signed
     * @throws Problem exit 4 if there is none
     */
    public void require(Reference image, PublicKeyFile key) {
        Digest digest = image.digest().orElseThrow();
        List<ImageSignature> all = manifests(image, digest)
                .flatMap(manifest -> manifest.layers().stream())
                .flatMap(layer -> signature(image, layer).stream())
                .toList();
        List<ImageSignature> by = all.stream()
                .filter(signature -> key.hasSigned(signature.message(), signature.signature()))
                .toList();
        if (by.stream().noneMatch(signature -> signature.images().contains(digest))) {
            throw Problem.notAuthentic(image + " is not signed by " + key.path() + ": " + why(all, by))
                    .advise("make sure that " + key.path() + " is its publisher's key, and that the image is the"
                            + " publisher's: cosign verify --key shows the same");
        }
    }

    private static String why(List<ImageSignature> all, List<ImageSignature> by) {
        if (all.isEmpty()) {
            return "its registry has no signature of it that was made with a key";
        }
        return by.isEmpty()
                ? "none of its " + all.size() + " signatures was made with this key"
                : "what was signed with this key is another image";
    }

    private Stream<ImageManifest> manifests(Reference image, Digest digest) {
        return search.of(image, digest).found().stream()
                .map(referrer -> documents.find(referrer.beside(image)))
                .flatMap(Optional::stream)
                .map(PulledManifest::content)
                .filter(ImageManifest.class::isInstance)
                .map(ImageManifest.class::cast);
    }

    /** What cannot be read is no signature: another one may be. */
    private Optional<ImageSignature> signature(Reference image, Descriptor layer) {
        boolean simple = SimpleSigning.isIn(layer);
        if (!simple && !SigstoreSignature.isIn(layer) || layer.size() > LARGEST) {
            return Optional.empty();
        }
        byte[] document = documents.config(image, layer);
        try {
            return Optional.of(simple ? new SimpleSigning(layer).read(document) : SigstoreSignature.read(document));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
