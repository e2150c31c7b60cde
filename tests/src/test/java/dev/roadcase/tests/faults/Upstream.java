package dev.roadcase.tests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The real server behind the proxy. */
final class Upstream {
    /** Between two neighbours only (RFC 9110, 7.6.1), or for the client itself to make. */
    private static final Set<String> OWN = Set.of("connection", "host", "content-length", "upgrade", "http2-settings");

    private static final Set<String> HOP = Set.of("connection", "transfer-encoding", "keep-alive");

    private final String host;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Upstream(String host) {
        this.host = host;
    }

    Answer answer(Asked asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + asked.target()))
                .method(asked.method(), HttpRequest.BodyPublishers.noBody());
        asked.headers().forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        try {
            return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Answer answer(HttpResponse<InputStream> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values));
            }
        });
        return new Answer(response.statusCode(), headers, response.body());
    }
}
