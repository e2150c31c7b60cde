package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS as one end of a connection speaks it.
 *
 * @param context makes sockets and engines
 * @param trust decides which certificates of others count
 */
public record TlsContext(SSLContext context, X509TrustManager trust) {
    private static final KeyManager[] NO_KEYS = {};

    /**
     * TLS that shows this certificate, if it has one, and trusts these authorities.
     *
     * @throws Problem exit 6 if this Java cannot do that
     */
    public static TlsContext of(Optional<OwnCertificate> own, Authorities authorities) {
        try {
            X509TrustManager trust = authorities.manager();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.isPresent() ? own.get().managers() : NO_KEYS, new TrustManager[] {trust}, null);
            return new TlsContext(context, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw Problem.machine("this Java cannot speak TLS with those certificates: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
