package dev.roadcase.inaetics.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Scale;
import java.io.IOException;
import java.util.function.Supplier;

/** Controllers of a cluster, by their scale subresource (autoscaling/v1, "Scale"). */
public final class KubernetesControllers implements Controllers {
    private final Api api;
    private final ControllerKind kind;
    private final Supplier<String> namespace;

    public KubernetesControllers(Api api, ControllerKind kind, Supplier<String> namespace) {
        this.api = api;
        this.kind = kind;
        this.namespace = namespace;
    }

    @Override
    public Scale read(String controller) throws IOException, InterruptedException {
        ObjectNode scale = api.get(path(controller));
        return new Scale(
                controller,
                scale.path("spec").path("replicas").asInt(),
                scale.path("metadata").path("resourceVersion").asText());
    }

    @Override
    public void write(Scale current, int replicas) throws IOException, InterruptedException {
        ObjectNode scale = Json.object().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        scale.putObject("metadata")
                .put("name", current.controller())
                .put("namespace", namespace.get())
                .put("resourceVersion", current.version());
        scale.putObject("spec").put("replicas", replicas);
        api.put(path(current.controller()), scale);
    }

    private String path(String controller) {
        return kind.scale(namespace.get(), controller);
    }
}
