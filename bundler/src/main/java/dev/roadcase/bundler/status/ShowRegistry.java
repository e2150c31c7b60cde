package dev.roadcase.bundler.status;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The registry of a show, asked what it knows. Nothing of it goes through a proxy. */
final class ShowRegistry {
    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;

    /**
     * @param host with its port
     * @param identity whom to trust there
     * @param most how long an answer may take
     */
    ShowRegistry(String host, MachineIdentity identity, Duration most) {
        this.client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .proxy(ProxySelector.of(null))
                .connectTimeout(most)
                .build();
        this.request = HttpRequest.newBuilder(URI.create("https://" + host + "/api/status"))
                .timeout(most)
                .build();
    }

    /** @throws Problem exit 5 if it does not answer, or not as a registry of a show does */
    RegistryStatus status() {
        HttpResponse<byte[]> answer = answer();
        if (answer.statusCode() != OK) {
            throw Problem.upstream("it answers with the status " + answer.statusCode());
        }
        try {
            return RegistryStatus.parse(answer.body());
        } catch (IllegalArgumentException e) {
            throw Problem.upstream("its answer cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private HttpResponse<byte[]> answer() {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw Problem.upstream("it does not answer: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString()))
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
