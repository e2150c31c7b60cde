package dev.roadcase.agent.registry.http;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Plain HTTP, in the form of a context for jdk.httpserver's TLS: its engines pass bytes on as they are.
 *
 * <p>docker, podman and skopeo try TLS first, even at a plain registry. jdk.httpserver's own plain server reads their
 * greeting as a request line without an end, and waits; the clients give up after ten seconds, at each pull. An engine
 * sees the first byte, so it can answer at once.
 */
final class PlainHttpContext extends SSLContext {
    PlainHttpContext() {
        super(new Engines(), null, "plain text");
    }

    private static final class Engines extends SSLContextSpi {
        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return new PlainHttpEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return new PlainHttpEngine();
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("plain text has no keys");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw new UnsupportedOperationException("plain text comes from engines");
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("plain text comes from engines");
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw new UnsupportedOperationException("plain text has no sessions");
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw new UnsupportedOperationException("plain text has no sessions");
        }
    }
}
