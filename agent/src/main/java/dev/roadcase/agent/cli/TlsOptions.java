package dev.roadcase.agent.cli;

import dev.roadcase.agent.tls.MachineIdentity;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a machine and a server know each other. */
final class TlsOptions {
    @Option(
            names = "--tls-ca",
            paramLabel = "F",
            description = "Authority that signed the servers' certificates, in PEM. Default: the system's authorities.")
    private Optional<Path> authority = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "F", description = "This machine's certificate, in PEM.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "F", description = "The certificate's key: PKCS#8 in PEM, RSA or EC.")
    private Optional<Path> key = Optional.empty();

    Optional<Path> authority() {
        return authority;
    }

    MachineIdentity identity() {
        return new MachineIdentity(authority, certificate, key);
    }
}
