package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.MadeLayer;
import dev.roadcase.bundler.reuse.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes layers, each only where no older bundle has one that was made of the same. */
record OwnLayers(BaseLayer debian, Path staging, MadeBefore before) {

    /** The layer of these packages. */
    OwnLayer debian(List<LockedPackage> packages) {
        Recipe recipe = Recipes.debian(packages);
        return before.layer(recipe)
                .map(made -> OwnLayer.of(made, recipe))
                .orElseGet(() -> OwnLayer.of(debian.of(packages, staging), recipe));
    }

    /** A layer for each of these, in their order. */
    List<OwnLayer> copied(List<FileEntriesLayer> layers) {
        List<Recipe> recipes = layers.stream().map(Recipes::copied).toList();
        Map<Integer, OwnLayer> done = new TreeMap<>();
        List<Integer> left = new ArrayList<>();
        for (int at = 0; at < layers.size(); at++) {
            Recipe recipe = recipes.get(at);
            Optional<MadeLayer> made = before.layer(recipe);
            if (made.isPresent()) {
                done.put(at, OwnLayer.of(made.get(), recipe));
            } else {
                left.add(at);
            }
        }
        Iterator<StagedLayer> made = new JibLayers(staging)
                .make(left.stream().map(layers::get).toList())
                .iterator();
        left.forEach(at -> done.put(at, OwnLayer.of(made.next(), recipes.get(at))));
        return List.copyOf(done.values());
    }
}
