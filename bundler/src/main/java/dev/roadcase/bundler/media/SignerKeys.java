package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.settings.Pin;
import java.util.List;
import java.util.Optional;

/**
 * The public keys that a stick carries: only those that whoever makes it trusts.
 *
 * @param trust of the user
 * @param pins which give keys their names
 */
record SignerKeys(Trust trust, List<Pin> pins) {

    /** The file with the key of this bundle; absent if the user accepted the bundle without trusting its key. */
    Optional<StickFile> file(Bundle bundle) {
        VerificationKey key = bundle.signer().key();
        return trust.keys().stream().map(TrustedKey::key).anyMatch(key::equals)
                ? Optional.of(StickFile.of("keys/" + name(key) + ".pub", key.pem()))
                : Optional.empty();
    }

    private String name(VerificationKey key) {
        return pins.stream()
                .filter(pin -> pin.key().equals(key))
                .findFirst()
                .map(Pin::name)
                .orElseGet(() -> key.id().toString());
    }
}
