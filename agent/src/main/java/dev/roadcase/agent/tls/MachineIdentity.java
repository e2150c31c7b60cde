package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Which authorities a machine trusts when it talks to a server, and how it shows who it is.
 *
 * @param authority PEM file of the server's authority; without one, the system's authorities count
 * @param certificate PEM file of the machine's own certificate, with {@code key}, or neither
 * @param key PEM file of its key, PKCS#8 without a passphrase
 */
public record MachineIdentity(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
    /** Trusts the system's authorities, and shows no certificate. */
    public static final MachineIdentity NONE =
            new MachineIdentity(Optional.empty(), Optional.empty(), Optional.empty());

    public MachineIdentity {
        if (certificate.isPresent() != key.isPresent()) {
            throw Problem.usage("--tls-cert and --tls-key go together");
        }
    }

    /**
     * For a client of HTTPS.
     *
     * @throws Problem exit 3 if a file is not what it should be
     */
    public SSLContext context() {
        Optional<OwnCertificate> own = certificate.map(file -> OwnCertificate.read(file, key.orElseThrow()));
        return TlsContext.of(own, Authorities.in(authority)).context();
    }
}
