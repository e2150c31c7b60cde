package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A kind of objects, and where the API server has them.
 *
 * @param version of the API, such as {@code apps/v1}
 * @param plural its name in paths
 * @param names other names that kubectl takes for it, in lower case
 */
record ApiResource(String version, String kind, String plural, boolean namespaced, Set<String> names) {
    static ApiResource of(String version, JsonNode resource) {
        return new ApiResource(
                version,
                resource.path("kind").asText(),
                resource.path("name").asText(),
                resource.path("namespaced").asBoolean(),
                names(resource));
    }

    private static Set<String> names(JsonNode resource) {
        Stream<String> own = Stream.of("kind", "name", "singularName")
                .map(key -> resource.path(key).asText());
        Stream<String> brief = StreamSupport.stream(resource.path("shortNames").spliterator(), false)
                .map(JsonNode::asText);
        return Stream.concat(own, brief)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether kubectl would take this word for it. */
    boolean isCalled(String word) {
        return names.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Where all objects of all namespaces are. */
    String path() {
        return root() + "/" + plural;
    }

    private String root() {
        return (version.contains("/") ? "/apis/" : "/api/") + version;
    }

    /** Where all objects of a namespace are; the namespace does not count for kinds that are in none. */
    String path(String namespace) {
        return root() + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
    }

    /** Where an object is. */
    String path(String namespace, String name) {
        return path(namespace) + "/" + name;
    }
}
