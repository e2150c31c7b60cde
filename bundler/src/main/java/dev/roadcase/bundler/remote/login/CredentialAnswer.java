package dev.roadcase.bundler.remote.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came of asking a credential helper.
 *
 * @param out what it wrote: a login, or why there is none
 */
record CredentialAnswer(int exitCode, byte[] out) {
    /** What helpers say, with whom this is no failure. */
    private static final String UNKNOWN = "credentials not found";

    /** Whether it could not do its work; to know no login is not that. */
    boolean isFailure() {
        return exitCode != 0 && !text().startsWith(UNKNOWN);
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8).strip();
    }

    /**
     * The login that it gives.
     *
     * @throws IllegalArgumentException where it says it has one and shows none; the message may quote the secret
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
