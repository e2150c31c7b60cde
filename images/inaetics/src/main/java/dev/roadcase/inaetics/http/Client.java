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

/** Calls other services over connections that are kept. A call that has no answer after half a second has failed. */
public final class Client {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Limits.REMOTE_CALL)
            .build();

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

    /** Posts JSON and reads JSON, with the same promises. */
    public ObjectNode exchange(URI to, ObjectNode document) throws IOException, InterruptedException {
        return object(
                to,
                send(HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(document)))));
    }

    /** Reads JSON, with the same promises. */
    public ObjectNode get(URI from) throws IOException, InterruptedException {
        return object(from, send(HttpRequest.newBuilder(from).GET()));
    }

    private static ObjectNode object(URI from, byte[] body) throws IOException {
        try {
            return Json.object(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("what " + from + " answered is " + e.getMessage(), e);
        }
    }

    private byte[] send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Limits.REMOTE_CALL).build();
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
