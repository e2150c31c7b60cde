package dev.roadcase.tests.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The demonstrator's viewer, as a browser talks to it. */
public final class Viewer {
    /** Who asks asks again; what is to be done is said once. */
    private static final Duration ASKED = Duration.ofSeconds(3);

    private static final Duration TOLD = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    /** @param address host and port */
    public Viewer(String address) {
        this.address = address;
    }

    /** What it answers; nothing where it does not. */
    public JsonNode get(String path) {
        return ask(request(path).timeout(ASKED).GET());
    }

    /** Whether it took the form. */
    public boolean post(String path, String form) {
        try {
            return send(request(path).timeout(TOLD).POST(BodyPublishers.ofString(form)))
                            .statusCode()
                    == 204;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = send(request);
            return response.statusCode() == 200 ? json.readTree(response.body()) : json.missingNode();
        } catch (IOException e) {
            return json.missingNode();
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
