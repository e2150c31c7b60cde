package dev.roadcase.agent.registry.http;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Passes bytes on as they are, except a TLS greeting (RFC 8446, section 5.1): it becomes a line that the HTTP server
 * refuses with status 400, so that clients see that they must speak plain HTTP.
 */
final class PlainHttpEngine extends SSLEngine {
    /**
     * Twice as large as a record of TLS: that takes a fifth less time, and more takes none. jdk.httpserver keeps four of these
     * for each connection, and a crowd has to fit.
     */
    private static final int BUFFER = 32 << 10;

    /** What its sessions say in the place of a version of TLS. */
    static final String PROTOCOL = "NONE";

    private static final byte HANDSHAKE = 22;
    private static final byte[] REFUSED = "TLS\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String[] NOTHING = {};

    private final SSLSession session = (SSLSession) Proxy.newProxyInstance(
            PlainHttpEngine.class.getClassLoader(), new Class<?>[] {SSLSession.class}, PlainHttpEngine::ofSession);
    private boolean begun;
    private boolean inboundDone;
    private boolean outboundDone;

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        if (outboundDone) {
            return result(Status.CLOSED, 0, 0);
        }
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += pass(sources[i], target);
        }
        return result(Status.OK, count, count);
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        if (inboundDone) {
            return result(Status.CLOSED, 0, 0);
        }
        if (!begun && source.hasRemaining() && source.get(source.position()) == HANDSHAKE) {
            begun = true;
            return refuse(source, targets[offset]);
        }
        begun = begun || source.hasRemaining();
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += pass(source, targets[i]);
        }
        return result(Status.OK, count, count);
    }

    private static SSLEngineResult refuse(ByteBuffer source, ByteBuffer target) {
        int seen = source.remaining();
        source.position(source.limit());
        target.put(REFUSED);
        return result(Status.OK, seen, REFUSED.length);
    }

    private static SSLEngineResult result(Status status, int consumed, int produced) {
        return new SSLEngineResult(status, HandshakeStatus.NOT_HANDSHAKING, consumed, produced);
    }

    private static int pass(ByteBuffer source, ByteBuffer target) {
        int count = Math.min(source.remaining(), target.remaining());
        target.put(source.slice(source.position(), count));
        source.position(source.position() + count);
        return count;
    }

    /**
     * jdk.httpserver asks a session for the sizes of its buffers. We ask who the client is; without TLS nobody knows.
     */
    private static Object ofSession(Object proxy, Method method, Object[] words) throws SSLPeerUnverifiedException {
        return switch (method.getName()) {
            case "getApplicationBufferSize", "getPacketBufferSize" -> BUFFER;
            case "getProtocol" -> PROTOCOL;
            case "getPeerPrincipal" -> throw new SSLPeerUnverifiedException("plain text has no certificates");
            default -> throw new UnsupportedOperationException("plain text has no " + method.getName());
        };
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return HandshakeStatus.NOT_HANDSHAKING;
    }

    @Override
    public void closeInbound() {
        inboundDone = true;
    }

    @Override
    public boolean isInboundDone() {
        return inboundDone;
    }

    @Override
    public void closeOutbound() {
        outboundDone = true;
    }

    @Override
    public boolean isOutboundDone() {
        return outboundDone;
    }

    @Override
    public Runnable getDelegatedTask() {
        throw new UnsupportedOperationException("plain text needs no tasks");
    }

    @Override
    public void beginHandshake() {}

    @Override
    public String[] getSupportedCipherSuites() {
        return NOTHING;
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return NOTHING;
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {}

    @Override
    public String[] getSupportedProtocols() {
        return NOTHING;
    }

    @Override
    public String[] getEnabledProtocols() {
        return NOTHING;
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {}

    @Override
    public void setUseClientMode(boolean client) {}

    @Override
    public boolean getUseClientMode() {
        return false;
    }

    @Override
    public void setNeedClientAuth(boolean need) {}

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {}

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean enable) {}

    @Override
    public boolean getEnableSessionCreation() {
        return false;
    }
}
