package dev.roadcase.bundler.status;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.ExitCode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The registry of a show. Nothing of what is asked goes through a proxy. */
public final class ShowRegistry {
    private static final int OK = 200;

    private final HttpClient client;
    private final String host;
    private final Duration most;

    /**
     * @param host with its port
     * @param identity whom to trust there, and who we are
     * @param most how long an answer may take
     */
    public ShowRegistry(String host, MachineIdentity identity, Duration most) {
        this.host = host;
        this.most = most;
        this.client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .proxy(ProxySelector.of(null))
                .connectTimeout(most)
                .build();
    }

    /** @throws Problem exit 5 if it does not answer, or not as a registry of a show does */
    RegistryStatus status() {
        return answer(request("/api/status").GET(), RegistryStatus::parse);
    }

    /**
     * Takes away all that was pushed, and answers its tags.
     *
     * @throws Problem exit 5 if it does not answer, or does not let us
     */
    public List<String> withdrawPushed() {
        try {
            return answer(request("/api/pushed").DELETE(), ShowRegistry::withdrawn);
        } catch (Problem e) {
            throw e.exitCode() == ExitCode.INTERRUPTED
                    ? e
                    : Problem.upstream("withdraw what was pushed to " + host + " failed: " + e.getMessage())
                            .advise("is the controller on, and its bundle of this version of the program?")
                            .causedBy(e);
        }
    }

    private static List<String> withdrawn(byte[] document) {
        List<String> tags = new ArrayList<>();
        Json.object(document).required("withdrawn").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://" + host + path)).timeout(most);
    }

    private <T> T answer(HttpRequest.Builder request, Function<byte[], T> reading) {
        HttpResponse<byte[]> answer = send(request.build());
        if (answer.statusCode() != OK) {
            throw Problem.upstream("it answers with the status " + answer.statusCode());
        }
        try {
            return reading.apply(answer.body());
        } catch (IllegalArgumentException e) {
            throw Problem.upstream("its answer cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
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
