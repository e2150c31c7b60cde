package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.agent.tls.MachineIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whose signature counts, and for which bundle. */
final class AgentTrustOptions {
    @Option(
            names = "--key",
            paramLabel = "PUB",
            description = "Public key of the signer, in PEM. May be given several times.")
    private List<Path> keys = List.of();

    @Option(
            names = "--trust-embedded",
            description = "Accept the key inside the bundle: shows damage, but not who made it.")
    private boolean embedded;

    @Mixin
    private IndexOption wanted;

    /** Opens a bundle that one of the given keys signed. */
    Bundle open(String source) {
        return Bundle.open(
                new SourceName(source).open(MachineIdentity.NONE, Optional.empty()),
                new Trust(keys.stream().map(AgentTrustOptions::given).toList(), embedded),
                wanted.index());
    }

    private static TrustedKey given(Path file) {
        return new TrustedKey(VerificationKey.read(file), "it was given with --key " + file);
    }
}
