package dev.roadcase.bundler.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Logins as {@code docker login} and {@code podman login} keep them (Docker's config.json, containers-auth.json(5)). */
record AuthFiles(List<Path> files) {
    private static final Set<String> HUB =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");

    /** The login for a repository: the one of the longest part of its name that the first file to know any has. */
    Optional<Login> find(String host, String repository) {
        return files.stream()
                .filter(Files::isRegularFile)
                .flatMap(file -> in(file, host, repository).stream())
                .findFirst();
    }

    /** What a user can do who is asked for a login, or for another one. */
    String advice(String host) {
        String name = HUB.contains(host) ? "docker.io" : host;
        return files.stream()
                .filter(Files::isRegularFile)
                .filter(file -> hasHelper(read(file), name))
                .findFirst()
                .map(file ->
                        "log in with `podman login " + name + "`: the credential helper in " + file + " is not asked")
                .orElse("log in with `docker login " + name + "`");
    }

    private static boolean hasHelper(JsonNode file, String host) {
        return file.has("credsStore") || file.path("credHelpers").has(host);
    }

    private static Optional<Login> in(Path file, String host, String repository) {
        JsonNode logins = read(file).path("auths");
        return names(host, repository).stream()
                .flatMap(name -> entries(logins, name))
                .flatMap(entry -> login(file, entry).stream())
                .findFirst();
    }

    private static List<String> names(String host, String repository) {
        List<String> names = new ArrayList<>();
        for (String name = host + "/" + repository;
                !name.equals(host);
                name = name.substring(0, name.lastIndexOf('/'))) {
            names.add(name);
        }
        names.addAll(HUB.contains(host) ? HUB : Set.of(host));
        return names;
    }

    private static Stream<JsonNode> entries(JsonNode logins, String name) {
        return logins.properties().stream()
                .filter(entry -> withoutScheme(entry.getKey()).equals(name))
                .map(Map.Entry::getValue);
    }

    /** Docker writes {@code https://index.docker.io/v1/} where others write a host. */
    private static String withoutScheme(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("(/v[12])?/?$", "");
    }

    private static Optional<Login> login(Path file, JsonNode entry) {
        String pair = entry.has("auth")
                ? decoded(file, entry.path("auth").asText())
                : entry.path("username").asText() + ":" + entry.path("password").asText();
        int colon = pair.indexOf(':');
        boolean whole = colon > 0 && colon < pair.length() - 1;
        return whole
                ? Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1), file))
                : Optional.empty();
    }

    private static String decoded(Path file, String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read the logins in " + file + " failed: an entry \"auth\" is not Base64");
        }
    }

    private static ObjectNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Json.object(in.readNBytes(Json.LARGEST_DOCUMENT + 1));
        } catch (IllegalArgumentException e) {
            // The parser's own words may quote what stands in the file.
            throw Problem.badInput("read the logins in " + file + " failed: it is not a JSON object");
        } catch (IOException e) {
            throw Problem.machine("read the logins in " + file + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
