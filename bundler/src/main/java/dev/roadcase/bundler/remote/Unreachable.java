package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
        Problem problem = Problem.upstream(doing + " failed: " + why(host, e) + " (tried " + Redacted.of(url) + ")");
        return advice(problem, host, e).causedBy(e);
    }

    private static String why(String host, IOException e) {
        if (e instanceof UnknownHostException) {
            return "no address is known for " + host;
        } else if (e instanceof SocketTimeoutException) {
            return host + " does not answer in time";
        } else if (e instanceof NoRouteToHostException) {
            return "there is no way to " + host;
        } else if (e instanceof ConnectException) {
            return host + " does not take connections";
        } else if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return "the certificate of " + host + " is not one to trust";
        } else if (speaksPlain(e)) {
            return host + " does not speak HTTPS";
        } else if (e instanceof InterruptedIOException) {
            return host + " takes too long";
        }
        return host + " broke off: " + Excerpt.of(String.valueOf(e.getMessage()));
    }

    private static Problem advice(Problem problem, String host, IOException e) {
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return problem.advise("put the certificate of its authority into /etc/docker/certs.d/" + host + "/ca.crt");
        } else if (speaksPlain(e)) {
            return problem.advise("if plain HTTP is meant, name it: --plain-http " + host);
        }
        return problem.advise("check the name and the network; --mirror " + host + "=URL tries another place");
    }

    private static boolean speaksPlain(IOException e) {
        return e instanceof SSLException && String.valueOf(e.getMessage()).contains("SSL message");
    }
}
