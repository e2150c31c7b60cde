package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.reuse.MadeLayer;
import dev.roadcase.bundler.reuse.Recipe;
import java.util.Optional;

/**
 * A layer of our making, now or for an older bundle.
 *
 * @param diffId digest of the tar inside
 */
public record OwnLayer(BuiltLayer layer, Digest diffId) {
    static OwnLayer of(StagedLayer made, Recipe recipe) {
        return new OwnLayer(
                new BuiltLayer.NewLayer(made.descriptor(), made.file(), Optional.of(recipe)), made.diffId());
    }

    static OwnLayer of(MadeLayer made, Recipe recipe) {
        return new OwnLayer(new BuiltLayer.Reused(made.descriptor(), made.found(), Optional.of(recipe)), made.diffId());
    }
}
