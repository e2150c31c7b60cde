package dev.roadcase.bundler.live;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BaseLayers;
import dev.roadcase.bundler.build.BuiltLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Layers of a bundle, each in a file.
 *
 * @param folder where the files are put
 */
record BundledLayers(Bundle bundle, Path folder) implements BaseLayers {
    @Override
    public Path file(BuiltLayer layer) {
        return layer instanceof BuiltLayer.NewLayer here ? here.file() : taken(layer.descriptor());
    }

    private Path taken(Descriptor layer) {
        Path file = folder.resolve("base-" + layer.digest().hex());
        try {
            if (!Files.exists(file)) {
                new NewFile(file).replace(out -> {
                    try (InputStream in = bundle.stream(layer)) {
                        in.transferTo(out);
                    }
                });
            }
            return file;
        } catch (IOException e) {
            throw Problem.machine("cannot write " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
