package dev.roadcase.bundler.apiserver;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kinds of objects that the API server has, each asked for once. Not safe for several threads. */
final class LiveKinds {
    private final ApiResources resources;
    private final Map<String, ApiResource> known = new HashMap<>();

    LiveKinds(ApiServer server) {
        this.resources = new ApiResources(server);
    }

    /** The resource of an object's kind; empty if the server does not know it. */
    Optional<ApiResource> find(ApiObject object) {
        return find(object.version(), object.kind());
    }

    /** The same. */
    Optional<ApiResource> find(String version, String kind) {
        String key = version + " " + kind;
        Optional<ApiResource> found = Optional.ofNullable(known.get(key)).or(() -> resources.find(version, kind));
        found.ifPresent(resource -> known.put(key, resource));
        return found;
    }
}
