package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.util.List;
import java.util.Set;

/**
 * An object that a bundle's manifests describe, so that those of another bundle can be told from it.
 *
 * @param version its apiVersion
 * @param name as the controller's agent gives it, where the manifest has none
 * @param content of all that the manifest says of it
 */
public record CarriedObject(String version, String kind, String namespace, String name, Digest content) {
    /** What Kubernetes does not bring about, or not in pods that run, when such an object is changed. */
    private static final Set<String> RIGID = Set.of("ReplicationController", "ReplicaSet", "Pod", "Job");

    /**
     * Those of a text of manifests.
     *
     * @param shown what the text is, for messages
     * @param bundle the digest of the bundle's index.json
     * @param usualNamespace of objects for which it names none
     * @throws dev.roadcase.agent.problem.Problem exit 3 if the text is none of manifests
     */
    public static List<CarriedObject> in(String shown, String text, Digest bundle, String usualNamespace) {
        return new ManifestObjects(shown, text, usualNamespace)
                .named(bundle).stream()
                        .filter(object -> object.name().isPresent())
                        .map(CarriedObject::of)
                        .toList();
    }

    private static CarriedObject of(ApiObject object) {
        return new CarriedObject(
                object.version(),
                object.kind(),
                object.namespace(),
                object.name().orElseThrow(),
                Digest.of(Json.bytes(object.json())));
    }

    /** Whether such an object is deleted before it becomes another one. */
    static boolean isRigid(String kind) {
        return RIGID.contains(kind);
    }

    /** Reads what {@link #json} has written. */
    public static CarriedObject read(JsonNode json) {
        return new CarriedObject(
                json.required("apiVersion").asText(),
                json.required("kind").asText(),
                json.required("namespace").asText(),
                json.required("name").asText(),
                Digest.parse(json.required("content").asText()));
    }

    /** Its document; it holds no value of a parameter. */
    public ObjectNode json() {
        return Json.object()
                .put("apiVersion", version)
                .put("kind", kind)
                .put("namespace", namespace)
                .put("name", name)
                .put("content", content.toString());
    }

    /** Whether the other one is the same object, with whatever content. */
    public boolean names(CarriedObject other) {
        return kind.equals(other.kind) && namespace.equals(other.namespace) && name.equals(other.name);
    }

    /** Whether it has to be deleted before it can become that other one. */
    public boolean isInTheWayOf(CarriedObject other) {
        return names(other) && isRigid(kind) && !content.equals(other.content);
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
