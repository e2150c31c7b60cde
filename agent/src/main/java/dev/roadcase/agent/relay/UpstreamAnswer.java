package dev.roadcase.agent.relay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Optional;

/** What a server answers. Its connection serves again if the answer was read to its end, and is closed if it was not. */
final class UpstreamAnswer implements Closeable {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int REFUSED = 400;

    private final HttpURLConnection connection;
    private final int status;
    private boolean ended;

    private UpstreamAnswer(HttpURLConnection connection, int status) {
        this.connection = connection;
        this.status = status;
    }

    /** Sends the request, and waits for the beginning of the answer. */
    static UpstreamAnswer of(HttpURLConnection connection) throws IOException {
        try {
            return new UpstreamAnswer(connection, connection.getResponseCode());
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
    }

    int status() {
        return status;
    }

    /** Whether it gives what it was asked for. */
    boolean isGiven() {
        return status == OK || status == PARTIAL;
    }

    /** Whether it gives all of a blob from its beginning. */
    boolean isWhole() {
        return status == OK;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(connection.getHeaderField(name));
    }

    /** Bytes of its body; −1 if it does not say. */
    long length() {
        return connection.getContentLengthLong();
    }

    /**
     * The rest of a blob of this size.
     *
     * @param from where it must begin
     * @throws IOException if it is not that
     */
    InputStream rest(long from, long size) throws IOException {
        boolean isHere = isWhole() || header("Content-Range").orElse("").startsWith("bytes " + from + "-");
        if (!isHere || length() != size - (isWhole() ? 0 : from)) {
            throw new IOException("it gives another part than asked for");
        }
        return connection.getInputStream();
    }

    /** The rest was read to its end. */
    void end() {
        ended = true;
    }

    /** A document of at most so many bytes. */
    byte[] document(int most) throws IOException {
        if (status != OK) {
            throw new IOException("HTTP " + status);
        }
        return body(most);
    }

    /** The body, whatever the status is, of at most so many bytes. */
    byte[] body(int most) throws IOException {
        try (InputStream in = status < REFUSED ? connection.getInputStream() : errors()) {
            byte[] body = in.readNBytes(most + 1);
            if (body.length > most) {
                throw new IOException("a document of over " + most + " bytes");
            }
            ended = true;
            return body;
        }
    }

    private InputStream errors() {
        return Optional.ofNullable(connection.getErrorStream()).orElseGet(InputStream::nullInputStream);
    }

    @Override
    public void close() {
        if (!ended) {
            connection.disconnect();
        }
    }
}
