package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The flags that say which keys to trust, for every verb that reads a bundle. */
final class TrustOptions {
    @Option(
            names = "--key",
            paramLabel = "PUB",
            description = "Trust this public key, and no other, instead of the pinned ones.")
    private Path key;

    @Option(
            names = "--trust-embedded",
            description = "Trust the key inside the bundle, although anybody may have put it there.")
    private boolean embedded;

    /** Opens a bundle that is signed by a trusted key. */
    Bundle open(Path file) {
        return Bundle.open(file, trust());
    }

    /** The given key, or else the pinned ones; and the embedded one if the user allows it. */
    Trust trust() {
        return new Trust(key == null ? pinned() : given(), embedded);
    }

    private List<TrustedKey> given() {
        return List.of(new TrustedKey(VerificationKey.read(key), "it was given with --key " + key));
    }

    private static List<TrustedKey> pinned() {
        return new Pins(SettingsFolder.ofUser()).trustedKeys();
    }
}
