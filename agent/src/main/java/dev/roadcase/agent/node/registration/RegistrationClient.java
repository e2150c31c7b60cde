package dev.roadcase.agent.node.registration;

import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import dev.roadcase.agent.tls.MachineIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Registers this machine with the registry: {@code PUT /api/nodes/NAME}. */
public final class RegistrationClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int SERVER_FAILS = 500;

    private final URI registry;
    private final HttpClient client;

    /** Shows who this machine is with {@code identity}. */
    public RegistrationClient(RegistryAddress registry, MachineIdentity identity) {
        this.registry = registry.url();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(identity.context())
                .build();
    }

    URI registry() {
        return registry;
    }

    /**
     * Reports once. A failure is an outcome and never an exception, because a registry may start later than its
     * machines.
     */
    Outcome tell(Registration registration) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/api/nodes/" + registration.name()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(registration.bytes()))
                .build();
        try {
            return outcome(client.send(request, BodyHandlers.discarding()));
        } catch (IOException e) {
            return new Outcome.Late(reason(e));
        }
    }

    private static Outcome outcome(HttpResponse<Void> response) {
        if (response.statusCode() == OK) {
            return new Outcome.Taken();
        }
        String status = "HTTP " + response.statusCode();
        return response.statusCode() < SERVER_FAILS
                ? new Outcome.RegistrationRefused(status)
                : new Outcome.Late(status);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** What happened. */
    sealed interface Outcome {
        /** The registry knows. */
        record Taken() implements Outcome {}

        /** It does not answer, or not yet. */
        record Late(String why) implements Outcome {}

        /** It does not take this from this machine. */
        record RegistrationRefused(String why) implements Outcome {}
    }
}
