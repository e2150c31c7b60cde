package dev.roadcase.junio.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Kubernetes' API. It may be away for a while: each call says so, and the next one tries anew. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final ServiceAccount account;
    private final HttpClient http;

    private Api(ServiceAccount account, HttpClient http) {
        this.account = account;
        this.http = http;
    }

    /** @throws IOException where the account's authority cannot be read */
    public static Api as(ServiceAccount account) throws IOException {
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        if (account.isSecure()) {
            http.sslContext(account.tls());
        }
        return new Api(account, http.build());
    }

    /** @throws IOException where there is no such object, or no answer within 3 s */
    ObjectNode get(String path) throws IOException, InterruptedException {
        try (InputStream body = open(path)) {
            return Json.object(body.readAllBytes());
        }
    }

    /** An answer that goes on for as long as Kubernetes has something to say. */
    InputStream open(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(account.api().resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        account.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        String what = "GET " + path.replaceFirst("\\?.*", "") + " of Kubernetes' API failed: ";
        try {
            return requireOk(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new IOException(what + (e.getMessage() == null ? "no connection" : e.getMessage()), e);
        }
    }

    private static InputStream requireOk(HttpResponse<InputStream> response) throws IOException {
        if (response.statusCode() == OK) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw new IOException("status " + response.statusCode() + message(body.readNBytes(4096)));
        }
    }

    /** The words of the API's Status object, where there are such. */
    private static String message(byte[] body) {
        try {
            return ", " + Json.object(body).path("message").asText();
        } catch (IOException e) {
            return ", "
                    + new String(body, StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElse("");
        }
    }
}
