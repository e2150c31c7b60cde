package dev.roadcase.agent.registry.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/** Who sends a request, by the certificate that was checked when the connection began. */
final class Caller {
    /**
     * A distinguished name with one common name (RFC 2253). A name with escapes or quotes could be read in two ways, so
     * it names nobody.
     */
    private static final Pattern ONE_NAME = Pattern.compile(
            "(?:(?!CN=)[A-Z0-9.]+=[^,+\\\\\"=]*,)*CN=([^,+\\\\\"=]+)(?:,(?!CN=)[A-Z0-9.]+=[^,+\\\\\"=]*)*");

    private Caller() {}

    /** The certificate's common name. */
    static Optional<String> of(HttpExchange exchange) {
        return exchange instanceof HttpsExchange secure
                ? principal(secure.getSSLSession()).flatMap(Caller::commonName)
                : Optional.empty();
    }

    /** Whether the connection has TLS: plain HTTP comes through the server that is made for TLS, without a protocol. */
    static boolean isSecure(HttpExchange exchange) {
        return exchange instanceof HttpsExchange secure
                && !PlainHttpEngine.PROTOCOL.equals(secure.getSSLSession().getProtocol());
    }

    static Optional<String> commonName(X500Principal principal) {
        Matcher matcher = ONE_NAME.matcher(principal.getName(X500Principal.RFC2253));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<X500Principal> principal(SSLSession session) {
        try {
            Principal principal = session.getPeerPrincipal();
            return principal instanceof X500Principal its ? Optional.of(its) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
