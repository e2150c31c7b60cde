package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an image of a demo is built for one platform, as a bundle tells it to whoever builds the next version without the
 * demo's folder and without a network.
 *
 * @param base where it is an image of a registry
 * @param copies the recipe of each layer of files
 */
public record BuildRecord(Reference image, Platform platform, Optional<BaseImage> base, Map<CopyLayer, Recipe> copies) {
    public BuildRecord {
        copies = new LinkedHashMap<>(copies);
    }

    /** What a plan says, all of whose files are there. */
    public static BuildRecord of(ImagePlan plan) {
        Iterator<CopyLayer> copied = plan.image().layers().iterator();
        Map<CopyLayer, Recipe> copies = new LinkedHashMap<>();
        plan.layers().stream()
                .map(LayerPlan::source)
                .filter(LayerSource.Copies.class::isInstance)
                .forEach(source -> copies.put(copied.next(), source.recipe()));
        Optional<BaseImage> base =
                Optional.of(plan.base()).filter(image -> !image.layers().isEmpty());
        return new BuildRecord(plan.image().reference(), plan.platform(), base, copies);
    }

    ObjectNode json() {
        ObjectNode node = Json.object().put("reference", image.toString()).put("platform", platform.toString());
        base.ifPresent(its -> node.set("base", new RecordedBase(its).json()));
        ArrayNode layers = node.putArray("layers");
        copies.forEach((copy, recipe) ->
                layers.addObject().put("copy", copy.copy()).put("to", copy.to()).put("recipe", recipe.toString()));
        return node;
    }

    static BuildRecord parse(JsonNode node) {
        Reference image = Reference.parse(node.path("reference").asText(""));
        Map<CopyLayer, Recipe> copies = new LinkedHashMap<>();
        node.path("layers")
                .forEach(layer -> copies.put(
                        new CopyLayer(
                                layer.path("copy").asText(""), layer.path("to").asText("")),
                        new Recipe(Digest.parse(layer.path("recipe").asText("")))));
        return new BuildRecord(
                image,
                Platform.parse(node.path("platform").asText("")),
                Optional.of(node.path("base")).filter(JsonNode::isObject).map(base -> RecordedBase.parse(base, image)),
                copies);
    }
}
