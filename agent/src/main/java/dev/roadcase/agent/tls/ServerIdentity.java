package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What a server shows to clients over TLS (a certificate, the chain above it and its key), and which clients can show
 * one too.
 */
public final class ServerIdentity {
    private final OwnCertificate own;
    private final Optional<Path> clients;

    private ServerIdentity(OwnCertificate own, Optional<Path> clients) {
        this.own = own;
        this.clients = clients;
    }

    /**
     * Reads two PEM files (RFC 7468): certificates, the server's own first, and its RSA or EC key as PKCS#8 without a
     * passphrase.
     *
     * @throws Problem exit 3 if they are not such files or do not belong together
     */
    public static ServerIdentity read(Path certificates, Path key) {
        return new ServerIdentity(OwnCertificate.read(certificates, key), Optional.empty());
    }

    /**
     * The same, but it also asks clients for a certificate that this authority signed. Clients without one are served
     * too.
     */
    public ServerIdentity asking(Path authority) {
        return new ServerIdentity(own, Optional.of(authority));
    }

    /** Whether clients can show who they are. */
    public boolean asksClients() {
        return clients.isPresent();
    }

    /**
     * For the server's connections.
     *
     * @throws Problem exit 3 if the clients' authority is not in PEM
     */
    public SSLContext context() {
        return TlsContext.of(Optional.of(own), Authorities.in(clients)).context();
    }
}
