package dev.roadcase.inaetics.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** Calls other services over connections that are kept. A call that has no answer after half a second, or another time, has failed. */
public final class Client {
    private final Duration patience;
    private final HttpClient http;

    public Client() {
        this(Limits.REMOTE_CALL);
    }

    /** @param patience after which a call that has no answer has failed */
    public Client(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Posts one of our own messages.
     *
     * @throws IOException where there is no answer in time, or none with status 200 or 204; the call may have been heard
     */
    public byte[] post(URI to, byte[] message) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(message)));
    }

    /** Posts one of our own messages and reads another; an answer that is none is like none. */
    public <T> T post(URI to, byte[] message, Function<byte[], T> reader) throws IOException, InterruptedException {
        return read(to, post(to, message), reader);
    }

    /** Posts JSON and reads JSON, with the same promises. */
    public ObjectNode exchange(URI to, ObjectNode document) throws IOException, InterruptedException {
        return read(
                to,
                send(HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(document)))),
                Json::object);
    }

    /** Reads JSON, with the same promises. */
    public ObjectNode get(URI from) throws IOException, InterruptedException {
        return read(from, send(HttpRequest.newBuilder(from).GET()), Json::object);
    }

    private static <T> T read(URI from, byte[] body, Function<byte[], T> reader) throws IOException {
        try {
            return reader.apply(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("what " + from + " answered is " + e.getMessage(), e);
        }
    }

    private byte[] send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(patience).build();
        String what = request.method() + " " + request.uri();
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(what + " failed: " + reason(e), e);
        }
        if (response.statusCode() != 200 && response.statusCode() != 204) {
            throw new IOException(what + " failed: status " + response.statusCode() + ", " + excerpt(response.body()));
        }
        return response.body();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "no connection" : e.getMessage();
    }

    private static String excerpt(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8).strip();
    }
}
