package dev.roadcase.agent.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.machine.KnownRelay;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * A server that a relay receives from: the relay of another machine, or the registry. It is asked with the client of
 * java.net, which can be told how long each read may take; java.net.http has no such limit.
 *
 * @param name of its machine, or what to call the registry
 * @param url scheme, host and port, and nothing more: whatever a path says, nobody else is asked
 * @param stall how long it may give no byte
 */
record UpstreamServer(String name, URI url, Optional<SSLContext> tls, boolean isRegistry, Duration stall) {
    private static final Duration STALL = Duration.ofSeconds(1);
    private static final Duration REGISTRY_STALL = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 500;
    private static final int QUESTION_MILLIS = 500;
    private static final int LARGEST_ANSWER = 1 << 10;

    static UpstreamServer relay(KnownRelay relay) {
        return new UpstreamServer(relay.name(), relay.url(), Optional.empty(), false, STALL);
    }

    static UpstreamServer registry(URI url, SSLContext tls) {
        return new UpstreamServer("the registry", url, Optional.of(tls), true, REGISTRY_STALL);
    }

    /**
     * Asks for a blob from a byte on. It is asked for as a part also from its beginning: the registry need not hash that.
     *
     * @param tag of the bytes that came from there before: if they were wrong, all of it is given anew
     */
    UpstreamAnswer ask(String path, long from, Optional<String> tag) throws IOException {
        HttpURLConnection connection = connection(path, (int) stall.toMillis());
        connection.setRequestProperty("Range", "bytes=" + from + "-");
        tag.filter(its -> from > 0).ifPresent(its -> connection.setRequestProperty("If-Range", its));
        return UpstreamAnswer.of(connection);
    }

    /** The answer to another request, with these headers. */
    UpstreamAnswer ask(String method, String path, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = connection(path, (int) REGISTRY_STALL.toMillis());
        connection.setRequestMethod(method);
        headers.forEach(connection::setRequestProperty);
        return UpstreamAnswer.of(connection);
    }

    /** Puts a document there, and reads the answer, of at most so many bytes. */
    byte[] put(String path, byte[] document, int most) throws IOException {
        HttpURLConnection connection = connection(path, (int) REGISTRY_STALL.toMillis());
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(document.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(document);
        }
        try (UpstreamAnswer answer = UpstreamAnswer.of(connection)) {
            return answer.document(most);
        }
    }

    /** How much of a blob it holds. The registry holds all of it. */
    BlobHolding holding(Digest digest, long size) throws IOException {
        if (isRegistry) {
            return new BlobHolding(size, false);
        }
        String path = RelayAnswers.HELD + EntryName.of(digest);
        try (UpstreamAnswer answer = UpstreamAnswer.of(connection(path, QUESTION_MILLIS))) {
            ObjectNode document = Json.object(answer.document(LARGEST_ANSWER));
            return new BlobHolding(
                    document.path("arrived").asLong(), document.path("slow").asBoolean());
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private HttpURLConnection connection(String path, int millis) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(tls.orElseThrow().getSocketFactory());
        }
        connection.setConnectTimeout(isRegistry ? millis : CONNECT_MILLIS);
        connection.setReadTimeout(millis);
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /**
     * What a server says of a blob.
     *
     * @param arrived bytes that it holds
     * @param slow whether nobody should wait for it
     */
    record BlobHolding(long arrived, boolean slow) {}
}
