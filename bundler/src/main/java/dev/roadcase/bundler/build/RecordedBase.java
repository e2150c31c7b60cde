package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import java.util.ArrayList;
import java.util.List;

/** A base of a registry in JSON: its layers, and what its config says. */
record RecordedBase(BaseImage base) {
    ObjectNode json() {
        ObjectNode node = Json.object();
        ArrayNode layers = node.putArray("layers");
        for (int at = 0; at < base.layers().size(); at++) {
            Descriptor layer = base.layers().get(at).descriptor();
            layers.addObject()
                    .put("mediaType", layer.mediaType())
                    .put("digest", layer.digest().toString())
                    .put("size", layer.size())
                    .put("diffId", base.diffIds().get(at).toString());
        }
        node.set("settings", base.settings());
        node.set("history", base.history());
        return node;
    }

    /** @param image whose repository has the layers too */
    static BaseImage parse(JsonNode node, Reference image) {
        List<BuiltLayer> layers = new ArrayList<>();
        List<Digest> diffIds = new ArrayList<>();
        node.path("layers").forEach(layer -> {
            Descriptor descriptor = Descriptor.of(
                    layer.path("mediaType").asText(""),
                    Digest.parse(layer.path("digest").asText("")),
                    layer.path("size").asLong(-1));
            layers.add(new BuiltLayer.Inherited(descriptor, image));
            diffIds.add(Digest.parse(layer.path("diffId").asText("")));
        });
        return new BaseImage(
                layers, diffIds, (ObjectNode) node.required("settings"), (ArrayNode) node.required("history"));
    }
}
