package dev.roadcase.bundler.build;

import java.nio.file.Path;

/** Brings layers here, where it has to be known what stands in them. */
@FunctionalInterface
public interface BaseLayers {
    /**
     * A file with the bytes of the layer, proven by their digest. It stays where it is until what is built was written.
     */
    Path file(BuiltLayer layer);
}
