package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.CarriedManifest;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.reuse.OlderBundles.OlderEntry;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What older bundles hold, by recipe. Only bundles that the user's own key signed count: a recipe is a claim, and a
 * false one would put a stranger's layer into the user's image. For one thread.
 */
public final class MadeBefore {
    private final OlderBundles older;
    private final Supplier<Trust> own;
    private final Map<Recipe, MadeLayer> layers = new HashMap<>();
    private final Map<Recipe, MadeFile> files = new HashMap<>();
    private boolean known;

    /** @param own the user's own key alone; asked for only if a bundle has recipes */
    public MadeBefore(OlderBundles older, Supplier<Trust> own) {
        this.older = older;
        this.own = own;
    }

    /** There is no older bundle. */
    public static MadeBefore nothing() {
        return new MadeBefore(OlderBundles.NONE, () -> new Trust(List.of(), false));
    }

    /** A layer of this recipe, whose bytes were held against its digest. */
    public Optional<MadeLayer> layer(Recipe recipe) {
        learn();
        return Optional.ofNullable(layers.get(recipe))
                .filter(made -> made.found().holds());
    }

    /** A file of this recipe, whose bytes were held against its digest. */
    public Optional<MadeFile> file(Recipe recipe) {
        learn();
        return Optional.ofNullable(files.get(recipe))
                .filter(made -> made.found().holds());
    }

    private void learn() {
        if (!known) {
            known = true;
            older.stream().forEach(this::learn);
        }
    }

    private void learn(OlderBundle bundle) {
        bundle.signed(own.get()).ifPresent(signed -> {
            try {
                Contents contents = new Contents(signed);
                contents.images().forEach(image -> learn(bundle, signed, image));
                contents.files().forEach(file -> learn(bundle, file));
            } catch (Problem | IllegalArgumentException e) {
                // The manifest is damaged: what was read before it is used, the rest is made again.
                return;
            }
        });
    }

    /**
     * The annotation has a word for each layer of all manifests, in their order. It is empty for a layer that was not
     * made here.
     */
    private void learn(OlderBundle bundle, Bundle signed, BundledImage image) {
        Optional<String> recipes = image.descriptor().annotation(Annotation.RECIPES);
        if (recipes.isEmpty()) {
            return;
        }
        Iterator<String> words = List.of(recipes.get().split(",", -1)).iterator();
        for (CarriedManifest carried :
                ImageContent.of(signed, image.descriptor()).manifests()) {
            ImageManifest manifest = carried.manifest();
            List<Digest> diffIds = diffIds(signed.read(manifest.config()));
            for (int at = 0; at < manifest.layers().size() && words.hasNext(); at++) {
                learn(bundle, words.next(), manifest.layers().get(at), diffIds.get(at));
            }
        }
    }

    private void learn(OlderBundle bundle, String recipe, Descriptor layer, Digest diffId) {
        if (!recipe.isEmpty()) {
            found(bundle, layer)
                    .ifPresent(found ->
                            layers.putIfAbsent(new Recipe(Digest.parse(recipe)), new MadeLayer(layer, diffId, found)));
        }
    }

    private void learn(OlderBundle bundle, BundledFile file) {
        Descriptor layer = file.layer();
        Descriptor plain = Descriptor.of(layer.mediaType(), layer.digest(), layer.size());
        layer.annotation(Annotation.RECIPE)
                .ifPresent(recipe -> found(bundle, layer)
                        .ifPresent(found -> files.putIfAbsent(
                                new Recipe(Digest.parse(recipe)),
                                new MadeFile(plain, file.digest(), file.size(), found))));
    }

    private static Optional<OlderEntry> found(OlderBundle bundle, Descriptor blob) {
        return bundle.find(blob).map(entry -> new OlderEntry(bundle, entry));
    }

    private static List<Digest> diffIds(byte[] config) {
        return ImageConfig.parse(config).diffIds();
    }
}
