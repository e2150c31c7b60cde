package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes layers, each only where neither an older bundle nor a run that was stopped has left one that was made of the same. */
record OwnLayers(BaseLayer debian, Path staging, MadeBefore before, KeptLayers kept) {

    /** The layer of these packages. */
    OwnLayer debian(List<LockedPackage> packages) {
        Recipe recipe = Recipes.debian(packages);
        return found(recipe).orElseGet(() -> made(recipe, debian.of(packages, staging)));
    }

    /** A layer for each of these, in their order. */
    List<OwnLayer> copied(List<FileEntriesLayer> layers) {
        List<Recipe> recipes = layers.stream().map(Recipes::copied).toList();
        Map<Integer, OwnLayer> done = new TreeMap<>();
        List<Integer> left = new ArrayList<>();
        for (int at = 0; at < layers.size(); at++) {
            Optional<OwnLayer> found = found(recipes.get(at));
            if (found.isPresent()) {
                done.put(at, found.get());
            } else {
                left.add(at);
            }
        }
        Iterator<StagedLayer> made = new JibLayers(staging)
                .make(left.stream().map(layers::get).toList())
                .iterator();
        left.forEach(at -> done.put(at, made(recipes.get(at), made.next())));
        return List.copyOf(done.values());
    }

    private Optional<OwnLayer> found(Recipe recipe) {
        return before.layer(recipe)
                .map(made -> OwnLayer.of(made, recipe))
                .or(() -> kept.find(recipe).map(layer -> OwnLayer.of(layer, recipe)));
    }

    private OwnLayer made(Recipe recipe, StagedLayer layer) {
        return OwnLayer.of(kept.keep(recipe, layer), recipe);
    }
}
