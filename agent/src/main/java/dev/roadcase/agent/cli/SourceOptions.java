package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the bundle is, who must have signed it, and which bundle it must be. */
final class SourceOptions {
    @Option(
            names = "--bundle",
            paramLabel = "SOURCE",
            required = true,
            description = "A file, the first of its volumes, a block device, or the URL of a server of bundles.")
    private String source;

    @Option(names = "--key", paramLabel = "PUB", required = true, description = "The public key that must have signed.")
    private Path key;

    @Mixin
    private IndexOption wanted;

    /** Opens the bundle that the given key signed. */
    Bundle open(TlsOptions tls) {
        TrustedKey trusted = new TrustedKey(VerificationKey.read(key), "it was given with --key " + key);
        return Bundle.open(
                new SourceName(source).open(tls.identity()), new Trust(List.of(trusted), false), wanted.index());
    }
}
