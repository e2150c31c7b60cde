package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.node.workload.HelmRelease;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which objects of a cluster are those of a show. In a cluster of somebody else's, all of them carry the label
 * {@code roadcase.dev/show} with the name of the show, and nothing without it is changed or deleted.
 *
 * @param show its name as the value of a label; absent where the whole cluster is the show's
 * @param namespace of objects whose manifests name none
 * @param namespaces in which the show has objects; without a label, all count
 * @param versions of the API in which it has objects
 */
public record ShowScope(Optional<String> show, String namespace, Set<String> namespaces, Set<String> versions) {
    /** Of a show with machines of its own: all that its cluster has. */
    public static final ShowScope WHOLE = new ShowScope(Optional.empty(), "default", Set.of(), Set.of());

    /** The label that says whose an object is. */
    public static final String LABEL = "roadcase.dev/show";

    /** What the demo wants of an object, so that what steps and people change is not changed back by chance. */
    private static final String CONTENT = "roadcase.dev/content";

    public ShowScope {
        namespaces = Set.copyOf(namespaces);
        versions = Set.copyOf(versions);
    }

    /** Whether the cluster is somebody else's. */
    public boolean isGuest() {
        return show.isPresent();
    }

    /** The same show with objects in more places. */
    public ShowScope with(Set<String> moreNamespaces, Set<String> moreVersions) {
        return new ShowScope(show, namespace, both(namespaces, moreNamespaces), both(versions, moreVersions));
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Whether an object that the cluster has is the show's. */
    boolean has(JsonNode metadata) {
        return show.map(name -> name.equals(metadata.path("labels").path(LABEL).asText()))
                .orElse(true);
    }

    /** Says of an object that it is the show's. */
    void mark(ObjectNode object) {
        show.ifPresent(name -> {
            at(object, "labels").put(LABEL, name);
            object.path("spec").path("volumeClaimTemplates").forEach(claim -> markClaim(claim, name));
        });
    }

    /** Claims that a StatefulSet makes belong to nothing that could be deleted with them. */
    private static void markClaim(JsonNode claim, String name) {
        if (claim instanceof ObjectNode template) {
            at(template, "labels").put(LABEL, name);
        }
    }

    /** Says besides that the demo wants it like this. */
    void markWhole(ObjectNode object) {
        String content = content(object);
        mark(object);
        show.ifPresent(name -> at(object, "annotations").put(CONTENT, content));
    }

    /** Whether an object that the cluster has was made from a manifest of the demo. */
    static boolean isOfDemo(JsonNode metadata) {
        return metadata.path("annotations").has(CONTENT);
    }

    /** Whether that was this manifest. */
    static boolean isMadeFrom(ObjectNode manifest, JsonNode metadata) {
        return content(manifest)
                .equals(metadata.path("annotations").path(CONTENT).asText());
    }

    /** A release is what it is, whenever it was applied. */
    private static String content(ObjectNode manifest) {
        JsonNode release = manifest.path("metadata").path("annotations").path(HelmRelease.CONTENT);
        return Digest.of(Json.bytes(release.isTextual() ? release : manifest)).toString();
    }

    private static ObjectNode at(ObjectNode object, String key) {
        return object.withObject("/metadata").withObject("/" + key);
    }

    /** Where all objects of a resource are listed that may be the show's. */
    Stream<String> lists(ApiResource resource) {
        if (show.isEmpty()) {
            return Stream.of(resource.path());
        }
        String selector = "?labelSelector=" + LABEL.replace("/", "%2F") + "%3D" + show.get();
        return resource.namespaced()
                ? namespaces.stream().sorted().map(each -> resource.path(each) + selector)
                : Stream.of(resource.path() + selector);
    }
}
