package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.reuse.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Layers that were made, by this run or by one that was stopped: each in a file named after its recipe, with a file beside it that describes the layer. The description is used only if the layer has the digest that it states. For one thread.
 */
final class KeptLayers {
    private static final String LAYER = ".layer";
    private static final String SAID = LAYER + ".made";

    private final Path folder;
    private final Map<Recipe, StagedLayer> proven = new HashMap<>();

    /** @param folder that only the user can write to: its files say what a recipe gives */
    KeptLayers(Path folder) {
        this.folder = folder;
    }

    /** Whether this is such a layer, or the description of one. */
    static boolean isKept(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(SAID)
                || name.endsWith(LAYER) && Files.exists(path.resolveSibling(name.replace(LAYER, SAID)));
    }

    /** The layer of this recipe, where it is here and whole. */
    Optional<StagedLayer> find(Recipe recipe) {
        Optional<StagedLayer> found = Optional.ofNullable(proven.get(recipe)).or(() -> said(recipe));
        found.ifPresent(layer -> proven.put(recipe, layer));
        return found;
    }

    /** Keeps a layer that was made by this recipe, in a place of its own. */
    StagedLayer keep(Recipe recipe, StagedLayer made) {
        return proven.computeIfAbsent(recipe, key -> moved(recipe, made));
    }

    private StagedLayer moved(Recipe recipe, StagedLayer made) {
        try {
            Path file = file(recipe, LAYER);
            Files.move(made.file(), file, StandardCopyOption.REPLACE_EXISTING);
            Files.write(file(recipe, SAID), words(made));
            return new StagedLayer(made.descriptor(), made.diffId(), file);
        } catch (IOException e) {
            throw Problem.machine("keep a layer in " + folder + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static byte[] words(StagedLayer layer) {
        ObjectNode said = Json.object();
        said.put("mediaType", layer.descriptor().mediaType());
        said.put("digest", layer.descriptor().digest().toString());
        said.put("size", layer.descriptor().size());
        said.put("diffId", layer.diffId().toString());
        return Json.bytes(said);
    }

    private Optional<StagedLayer> said(Recipe recipe) {
        try {
            Path said = file(recipe, SAID);
            return Files.exists(said)
                    ? whole(Json.object(Files.readAllBytes(said)), file(recipe, LAYER))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // It was cut off while it was written: the layer is made again.
            return Optional.empty();
        }
    }

    private static Optional<StagedLayer> whole(ObjectNode said, Path file) throws IOException {
        Digest digest = Digest.parse(said.path("digest").asText());
        long size = said.path("size").asLong();
        if (Files.size(file) != size || !Recipes.digest(file).equals(digest)) {
            return Optional.empty();
        }
        Descriptor descriptor = Descriptor.of(said.path("mediaType").asText(), digest, size);
        return Optional.of(
                new StagedLayer(descriptor, Digest.parse(said.path("diffId").asText()), file));
    }

    private Path file(Recipe recipe, String ending) {
        return folder.resolve(recipe.digest().hex() + ending);
    }
}
