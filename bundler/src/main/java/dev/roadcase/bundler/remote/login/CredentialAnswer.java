package dev.roadcase.bundler.remote.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer of a credential helper.
 *
 * @param out what it wrote: a login, or why there is none
 */
record CredentialAnswer(int exitCode, byte[] out) {
    /** What helpers say if they know no login: this is no failure. */
    private static final String UNKNOWN = "credentials not found";

    /** Whether the helper failed. Knowing no login is no failure. */
    boolean isFailure() {
        return exitCode != 0 && !text().startsWith(UNKNOWN);
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8).strip();
    }

    /**
     * The login that it gives.
     *
     * @throws IllegalArgumentException where it should give one and does not; the message may quote the secret
     */
    Optional<Login> login(String source) {
        if (exitCode != 0) {
            return Optional.empty();
        }
        JsonNode answer = Json.object(out);
        String user = answer.path("Username").asText();
        String secret = answer.path("Secret").asText();
        return user.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new Login(user, secret, source));
    }
}
