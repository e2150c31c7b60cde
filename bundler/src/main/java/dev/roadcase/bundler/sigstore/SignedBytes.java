package dev.roadcase.bundler.sigstore;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.DetachedSignature;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a bundle that are signed, the signature, and the key that verifies it.
 *
 * <p>There are no others than those that fit together.
 *
 * @param index the bytes of index.json
 */
record SignedBytes(byte[] index, DetachedSignature signature, VerificationKey key) {
    SignedBytes {
        if (!key.verifies(index, signature)) {
            throw new IllegalArgumentException("the signature does not hold");
        }
        index = index.clone();
    }

    /**
     * Reads them once more, and verifies them once more: the file may have changed since it was opened.
     *
     * @throws Problem exit 4 if they do not fit together any more
     */
    static SignedBytes of(Bundle bundle) {
        byte[] index = entry(bundle, EntryName.INDEX);
        try {
            return DetachedSignature.parse(entry(bundle, EntryName.SIGNATURE))
                    .map(signature ->
                            new SignedBytes(index, signature, bundle.signer().key()))
                    .orElseThrow(() -> new IllegalArgumentException("bundle.sig is not a signature"));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(bundle.file() + " has changed since it was opened: " + e.getMessage());
        }
    }

    private static byte[] entry(Bundle bundle, String name) {
        Entry entry = bundle.entries().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (InputStream in = bundle.part(entry, 0, entry.size())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    @Override
    public byte[] index() {
        return index.clone();
    }
}
