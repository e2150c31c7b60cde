package dev.roadcase.inaetics.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.scaling.Conflict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Kubernetes' API over HTTPS. It may be away for a while: each call says so, and the next one tries anew. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final ServiceAccount account;
    private final HttpClient http;
    private final Duration patience;

    private Api(ServiceAccount account, HttpClient http, Duration patience) {
        this.account = account;
        this.http = http;
        this.patience = patience;
    }

    /**
     * A call that has no answer after 3 s has failed.
     *
     * @throws IOException where the account's authority cannot be read
     */
    public static Api as(ServiceAccount account) throws IOException {
        return as(account, PATIENCE);
    }

    /**
     * @param patience after which a call that has no answer has failed
     * @throws IOException where the account's authority cannot be read
     */
    public static Api as(ServiceAccount account, Duration patience) throws IOException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(account.tls())
                .connectTimeout(patience)
                .build();
        return new Api(account, http, patience);
    }

    /** @throws IOException where there is no object, or no answer */
    ObjectNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * @throws Conflict where the object has another version by now
     * @throws IOException where it was not taken, or no answer came
     */
    ObjectNode put(String path, ObjectNode object) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.bytes(object))));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        URI uri = account.api().resolve(path);
        return HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + account.token());
    }

    private ObjectNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        String what = request.method() + " " + request.uri().getPath() + " of Kubernetes' API failed: ";
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(what + (e.getMessage() == null ? "no connection" : e.getMessage()), e);
        }
        if (response.statusCode() == CONFLICT) {
            throw new Conflict(what + message(response));
        }
        if (response.statusCode() != OK) {
            throw new IOException(what + message(response));
        }
        try {
            return Json.object(response.body());
        } catch (IllegalArgumentException e) {
            throw new IOException(what + "the answer is " + e.getMessage(), e);
        }
    }

    /** The words of the API's Status object, where there are such. */
    private static String message(HttpResponse<byte[]> response) {
        String status = "status " + response.statusCode();
        try {
            return status + ", " + Json.object(response.body()).path("message").asText();
        } catch (IllegalArgumentException e) {
            return status;
        }
    }
}
