package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** Says why a host could not be spoken to, or why it stopped in the middle. */
final class Unreachable {
    private Unreachable() {}

    static Problem of(String doing, HttpUrl url, IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return Problem.interrupted().causedBy(e);
        }
        String host = Redacted.host(url);
        String why = why(host, e);
        Problem problem = Problem.upstream(doing + " failed: " + why + " (tried " + Redacted.of(url) + ")");
        Problem known = advice(problem, host, e).causedBy(e);
        return isDistrust(e) || speaksPlain(e) ? known : Failure.passing(known, why, Duration.ZERO);
    }

    private static String why(String host, IOException e) {
        if (e instanceof UnknownHostException) {
            return "no address is known for " + host;
        } else if (e instanceof NoRouteToHostException) {
            return "there is no way to " + host;
        } else if (e instanceof ConnectException) {
            return host + " does not take connections";
        } else if (e instanceof InterruptedIOException) {
            return host + " does not answer in time";
        } else if (isDistrust(e)) {
            return "the certificate of " + host + " is not one to trust";
        }
        return host + (speaksPlain(e) ? " does not speak HTTPS" : " broke off") + said(e);
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? "" : ": " + Excerpt.of(e.getMessage());
    }

    private static Problem advice(Problem problem, String host, IOException e) {
        if (isDistrust(e)) {
            return problem.advise("put the certificate of its authority into /etc/docker/certs.d/" + host + "/ca.crt");
        } else if (speaksPlain(e)) {
            return problem.advise("if plain HTTP is meant, name it: --plain-http " + host);
        }
        return problem.advise("check the name and the network; --mirror " + host + "=URL tries another place");
    }

    private static boolean isDistrust(IOException e) {
        return e instanceof SSLPeerUnverifiedException || has(CertificateException.class, e);
    }

    /** A server without TLS answers its first words with an error in plain text, or hangs up. */
    private static boolean speaksPlain(IOException e) {
        boolean hungUp = e instanceof SSLHandshakeException && has(EOFException.class, e);
        return hungUp
                || e instanceof SSLException && String.valueOf(e.getMessage()).contains("SSL message");
    }

    private static boolean has(Class<? extends Exception> type, IOException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }
}
