package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The kinds of objects that an API server knows now (Kubernetes, "The Kubernetes API", discovery). */
record ApiResources(ApiServer server) {
    private static final List<String> MOST_USED = List.of("v1", "apps/v1");

    /**
     * The resource of a kind.
     *
     * @throws Problem exit 3 if the server does not know it
     */
    ApiResource of(String version, String kind) {
        return find(version, kind)
                .orElseThrow(() -> Problem.badInput(
                        "the cluster knows no kind " + Excerpt.of(kind) + " in " + Excerpt.of(version)));
    }

    /** The same; empty if the server does not know it. */
    Optional<ApiResource> find(String version, String kind) {
        return in(version).filter(resource -> resource.kind().equals(kind)).findFirst();
    }

    /**
     * The resource that kubectl takes a word for.
     *
     * @throws Problem exit 3 if there is none
     */
    ApiResource called(String word) {
        return Stream.of(MOST_USED.stream(), groups())
                .flatMap(versions -> versions)
                .flatMap(this::in)
                .filter(resource -> resource.isCalled(word))
                .findFirst()
                .orElseThrow(() -> Problem.badInput("the cluster knows no kind " + Excerpt.of(word)));
    }

    /** Those of a version whose objects can be listed and deleted. */
    Stream<ApiResource> deletable(String version) {
        return documents(version)
                .filter(resource -> Set.of("list", "delete").stream().allMatch(verb -> has(resource, verb)))
                .map(resource -> ApiResource.of(version, resource));
    }

    private static boolean has(JsonNode resource, String verb) {
        return elements(Stream.of(resource), "verbs")
                .anyMatch(its -> its.asText().equals(verb));
    }

    private Stream<String> groups() {
        return elements(server.find("/apis").stream(), "groups")
                .map(group ->
                        group.path("preferredVersion").path("groupVersion").asText());
    }

    private Stream<ApiResource> in(String version) {
        return documents(version).map(resource -> ApiResource.of(version, resource));
    }

    private Stream<? extends JsonNode> documents(String version) {
        String path = (version.contains("/") ? "/apis/" : "/api/") + version;
        return elements(found(path).stream(), "resources")
                .filter(resource -> !resource.path("name").asText().contains("/"));
    }

    /** A version of others may hold anything, and becomes a part of a path. */
    private Optional<? extends JsonNode> found(String path) {
        return path.matches("[A-Za-z0-9./-]+") && !path.contains("..") ? server.find(path) : Optional.empty();
    }

    private static Stream<JsonNode> elements(Stream<? extends JsonNode> documents, String key) {
        return documents.flatMap(
                document -> StreamSupport.stream(document.path(key).spliterator(), false));
    }
}
