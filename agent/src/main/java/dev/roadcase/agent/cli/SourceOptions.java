package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.ServerUrl;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--relay",
            paramLabel = "URL",
            description = "This machine's relay: what it gives is not asked of the server, such as"
                    + " http://127.0.0.1:5001.")
    private Optional<String> relay = Optional.empty();

    @Mixin
    private IndexOption wanted;

    /** This machine's relay, from which contents may come that other machines have. */
    Optional<URI> relay() {
        return relay.map(SourceOptions::url);
    }

    /** Opens the bundle that the given key signed. */
    Bundle open(TlsOptions tls) {
        return open(tls, relay());
    }

    /** The same, with nothing from other machines. */
    Bundle openAlone(TlsOptions tls) {
        return open(tls, Optional.empty());
    }

    private Bundle open(TlsOptions tls, Optional<URI> near) {
        TrustedKey trusted = new TrustedKey(VerificationKey.read(key), "it was given with --key " + key);
        return Bundle.open(
                new SourceName(source).open(tls.identity(), near), new Trust(List.of(trusted), false), wanted.index());
    }

    private static URI url(String given) {
        try {
            return ServerUrl.parse(given).origin();
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--relay is not the URL of a relay, such as http://127.0.0.1:5001")
                    .causedBy(e);
        }
    }
}
