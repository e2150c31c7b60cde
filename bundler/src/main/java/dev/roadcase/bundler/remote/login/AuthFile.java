package dev.roadcase.bundler.remote.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of logins (Docker's config.json, containers-auth.json(5)). */
record AuthFile(Path path, ObjectNode content) {

    static AuthFile read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] document = in.readNBytes(Json.LARGEST_DOCUMENT + 1);
            return new AuthFile(path, isBlank(document) ? Json.object() : Json.object(document));
        } catch (IllegalArgumentException e) {
            // The parser's own words may quote what stands in the file.
            throw Problem.badInput("read the logins in " + path + " failed: it is not a JSON object");
        } catch (IOException e) {
            throw Problem.machine("read the logins in " + path + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** As docker and podman read it: there is no login yet. */
    private static boolean isBlank(byte[] document) {
        return new String(document, StandardCharsets.UTF_8).isBlank();
    }

    /** The suffix of the credential helper that holds a registry's logins instead of this file. */
    Optional<String> helper(RegistryNames names) {
        return content.path("credHelpers").properties().stream()
                .filter(entry -> names.isKey(entry.getKey()))
                .map(entry -> entry.getValue().asText())
                .findFirst()
                .or(() -> Optional.of(content.path("credsStore").asText()))
                .filter(suffix -> !suffix.isEmpty());
    }

    /** The login that stands in this file. */
    Optional<Login> login(RegistryNames names, String repository) {
        return names.inFiles(repository).stream()
                .flatMap(this::entries)
                .flatMap(entry -> login(entry).stream())
                .findFirst();
    }

    private Stream<JsonNode> entries(String name) {
        return content.path("auths").properties().stream()
                .filter(entry -> RegistryNames.withoutScheme(entry.getKey()).equals(name))
                .map(Map.Entry::getValue);
    }

    private Optional<Login> login(JsonNode entry) {
        String token = entry.path("identitytoken").asText();
        if (!token.isEmpty()) {
            return Optional.of(Login.ofIdentityToken(token, path.toString()));
        }
        String pair = entry.has("auth")
                ? decoded(entry.path("auth").asText())
                : entry.path("username").asText() + ":" + entry.path("password").asText();
        int colon = pair.indexOf(':');
        boolean whole = colon > 0 && colon < pair.length() - 1;
        return whole
                ? Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1), path.toString()))
                : Optional.empty();
    }

    private String decoded(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read the logins in " + path + " failed: an entry \"auth\" is not Base64");
        }
    }
}
