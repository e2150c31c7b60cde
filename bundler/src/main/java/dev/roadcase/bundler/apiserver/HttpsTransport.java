package dev.roadcase.bundler.apiserver;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API server of a show's own machines. Nothing goes through a proxy. */
final class HttpsTransport implements ApiTransport {
    private static final Duration CONNECTED = Duration.ofSeconds(5);

    private final URI address;
    private final HttpClient client;
    private final Duration most;

    /** @param most how long an answer may take */
    HttpsTransport(URI address, MachineIdentity identity, Duration most) {
        this.address = address;
        this.most = most;
        this.client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .proxy(ProxySelector.of(null))
                .connectTimeout(CONNECTED)
                .build();
    }

    @Override
    public ApiAnswer send(ApiRequest request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(address.resolve(request.path()))
                .header("Accept", request.accept())
                .timeout(most)
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.contentType().ifPresent(type -> http.header("Content-Type", type));
        try {
            HttpResponse<byte[]> answer = client.send(http.build(), BodyHandlers.ofByteArray());
            return new ApiAnswer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    @Override
    public String shown() {
        return address.getAuthority();
    }

    @Override
    public String advice() {
        return "is the controller on, and in the same network as this laptop?";
    }
}
