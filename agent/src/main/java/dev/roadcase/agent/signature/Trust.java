package dev.roadcase.agent.signature;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Whom the user trusts to sign bundles. The key inside a bundle counts only if the user asked for that.
 *
 * @param keys tried in this order
 * @param embedded whether the bundle's own bundle.pub is good enough
 */
public record Trust(List<TrustedKey> keys, boolean embedded) {
    private static final String HOW_TO_TRUST =
            "give the signer's key with --key, pin it with `bundle trust FILE.pub`, or accept it with --trust-embedded";

    public Trust {
        keys = List.copyOf(keys);
    }

    /**
     * Says who signed {@code content}.
     *
     * @param signatureText the content of bundle.sig
     * @param embeddedPem the content of bundle.pub
     * @throws Problem exit 4 if it was nobody whom the user trusts
     */
    public Signer signerOf(byte[] content, byte[] signatureText, byte[] embeddedPem) {
        DetachedSignature signature = DetachedSignature.parse(signatureText)
                .orElseThrow(() -> Problem.notAuthentic("bundle.sig is not a signature: the file is damaged"));
        return keys.stream()
                .filter(trusted -> trusted.key().verifies(content, signature))
                .findFirst()
                .map(trusted -> new Signer(trusted.key(), trusted.reason()))
                .orElseGet(() -> embeddedSigner(content, signature, embeddedPem));
    }

    private Signer embeddedSigner(byte[] content, DetachedSignature signature, byte[] embeddedPem) {
        Optional<VerificationKey> inside =
                VerificationKey.parse(embeddedPem).filter(key -> key.verifies(content, signature));
        if (inside.isEmpty()) {
            throw Problem.notAuthentic("the signature does not hold: index.json, bundle.sig or bundle.pub was changed");
        }
        if (!embedded) {
            throw Problem.notAuthentic("signed by key " + inside.get() + ", which is not trusted here")
                    .advise(HOW_TO_TRUST);
        }
        return new Signer(inside.get(), "--trust-embedded accepts the key inside the bundle");
    }
}
