package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import java.nio.file.Path;

/** A layer of a built image, and where its bytes are. */
public sealed interface BuiltLayer {
    /** As the image's manifest has it. */
    Descriptor descriptor();

    /** Made here; its bytes are the whole file. */
    record Staged(Descriptor descriptor, Path file) implements BuiltLayer {}

    /** Of the base image: its bytes are fetched, unchanged, from the repository of {@code from}. */
    record Inherited(Descriptor descriptor, Reference from) implements BuiltLayer {}
}
