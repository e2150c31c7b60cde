package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.Direction;
import dev.roadcase.bundler.remote.proxy.Proxy;
import dev.roadcase.bundler.remote.proxy.ProxyRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/**
 * Says why a host could not be spoken to, or why it stopped in the middle.
 *
 * @param by the proxy through which it was tried
 * @param direction for which the advice is
 */
record Unreachable(String doing, HttpUrl url, Optional<Proxy> by, Direction direction) {

    /** The answer had begun. */
    static Problem inTheMiddle(String doing, HttpUrl url, IOException e) {
        return new Unreachable(doing, url, Optional.empty(), Direction.PULL).problem(e, true);
    }

    /** @param answered whether the host has given any answer in this run; if not, it may be the wrong one */
    Problem problem(IOException e, boolean answered) {
        if (Thread.currentThread().isInterrupted()) {
            return Problem.interrupted().causedBy(e);
        }
        String why = why(e);
        Problem problem = Problem.upstream(doing + " failed: " + why + " (tried " + Redacted.of(url) + ")");
        Problem known = problem.advise(advice(e)).causedBy(e);
        return isLasting(e, answered) ? known : Failure.passing(known, why, Duration.ZERO);
    }

    private static boolean isLasting(IOException e, boolean answered) {
        boolean wrongPlace = isNotThere(e) || speaksPlain(e);
        return isDistrust(e) || wantsCertificate(e) || e instanceof ProxyRefusal || wrongPlace && !answered;
    }

    private String why(IOException e) {
        String peer = by.map(proxy -> "the proxy " + proxy).orElse(host());
        if (e instanceof UnknownHostException) {
            return "no address is known for " + peer;
        } else if (e instanceof NoRouteToHostException) {
            return "there is no way to " + peer;
        } else if (e instanceof ConnectException) {
            return peer + " does not take connections";
        } else if (e instanceof ProxyRefusal) {
            return peer + (hasProxyLogin() ? " does not accept the login in " + variable() : " asks for a login");
        } else if (e instanceof InterruptedIOException) {
            return host() + " does not answer in time" + byProxy();
        } else if (wantsCertificate(e)) {
            return host() + " wants a certificate from us that it trusts";
        } else if (isDistrust(e)) {
            return "the certificate of " + host() + " is not one to trust";
        }
        return host() + (speaksPlain(e) ? " does not speak HTTPS" : " broke off") + said(e) + byProxy();
    }

    private String advice(IOException e) {
        if (e instanceof ProxyRefusal) {
            return "set " + variable() + "=http://USER:PASSWORD@"
                    + by.map(Proxy::toString).orElse("");
        } else if (wantsCertificate(e)) {
            return "put client.cert and client.key into /etc/docker/certs.d/" + host();
        } else if (isDistrust(e)) {
            return "put the certificate of its authority into /etc/docker/certs.d/" + host() + "/ca.crt";
        } else if (speaksPlain(e)) {
            return direction.plainHttp(host());
        }
        return by.map(proxy -> "check the proxy in " + variable() + "; NO_PROXY=" + url.host() + " goes around it")
                .orElse(direction.elsewhere(host()));
    }

    private String byProxy() {
        return by.map(proxy -> ", by way of the proxy " + proxy).orElse("");
    }

    private boolean hasProxyLogin() {
        return by.flatMap(Proxy::login).isPresent();
    }

    private String variable() {
        return by.map(Proxy::variable).orElse("");
    }

    private String host() {
        return Redacted.host(url);
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? "" : ": " + Excerpt.of(e.getMessage());
    }

    private static boolean isNotThere(IOException e) {
        return e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof ConnectException
                || e instanceof InterruptedIOException
                        && String.valueOf(e.getMessage()).contains("connect");
    }

    /** The alerts of RFC 8446, 6.2, in the words of this Java. A server may close the connection before the first try has read them. */
    private static boolean wantsCertificate(IOException e) {
        return Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()))
                .filter(SSLException.class::isInstance)
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .anyMatch(said -> said.contains("certificate_required") || said.contains("bad_certificate"));
    }

    private static boolean isDistrust(IOException e) {
        return e instanceof SSLPeerUnverifiedException || has(CertificateException.class, e);
    }

    /** A server without TLS answers a TLS handshake with an error in plain text, or closes the connection. */
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
