package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.reuse.OlderBundles.OlderEntry;
import dev.roadcase.bundler.reuse.Recipe;
import java.nio.file.Path;
import java.util.Optional;

/** A layer of a built image, and where its bytes are. */
public sealed interface BuiltLayer {
    /** As the image's manifest has it. */
    Descriptor descriptor();

    /** What it was made of; absent for a layer of the base image. */
    Optional<Recipe> recipe();

    /** Made here; its bytes are the whole file. */
    record NewLayer(Descriptor descriptor, Path file, Optional<Recipe> recipe) implements BuiltLayer {}

    /** Made for an older bundle, by the same recipe. */
    record Reused(Descriptor descriptor, OlderEntry found, Optional<Recipe> recipe) implements BuiltLayer {}

    /** Of the base image: its bytes are fetched, unchanged, from the repository of {@code from}. */
    record Inherited(Descriptor descriptor, Reference from) implements BuiltLayer {
        @Override
        public Optional<Recipe> recipe() {
            return Optional.empty();
        }
    }
}
