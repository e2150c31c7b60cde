package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An object that the API server has.
 *
 * @param metadata as the server answers it
 */
record LiveObject(ApiResource resource, JsonNode metadata) {
    String name() {
        return metadata.path("name").asText();
    }

    String namespace() {
        return metadata.path("namespace").asText();
    }

    /** No other object has it, not even a later one of the same name. */
    String uid() {
        return metadata.path("uid").asText();
    }

    String path() {
        return resource.path(namespace(), name());
    }

    /** Its kind and name, for messages. */
    String shown() {
        return resource.kind() + " " + name();
    }

    /** The uids of the objects that it belongs to. */
    Set<String> owners() {
        return texts("ownerReferences", "uid").collect(Collectors.toSet());
    }

    boolean isSetBy(FieldOwner owner) {
        return texts("managedFields", "manager").anyMatch(owner.toString()::equals);
    }

    boolean isEnding() {
        return metadata.has("deletionTimestamp");
    }

    /** The object and none of its fields, as it is applied by an owner who wants to have set nothing. */
    ObjectNode bare() {
        ObjectNode object = Json.object().put("apiVersion", resource.version()).put("kind", resource.kind());
        ObjectNode its = object.putObject("metadata").put("name", name()).put("uid", uid());
        return namespace().isEmpty() ? object : withNamespace(object, its);
    }

    private ObjectNode withNamespace(ObjectNode object, ObjectNode its) {
        its.put("namespace", namespace());
        return object;
    }

    private Stream<String> texts(String list, String key) {
        return StreamSupport.stream(metadata.path(list).spliterator(), false)
                .map(item -> item.path(key).asText());
    }
}
