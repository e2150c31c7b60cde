package dev.roadcase.bundler.prepare;

import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.spec.Demo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a bundle goes, and how.
 *
 * @param output a file, or a folder in which the bundle gets its own name; absent means the working directory
 * @param volumes how large they may be; absent where the bundle is one file
 * @param jobs how many transfers at once, at least one; absent means what suits cores and sizes
 */
public record Destination(Optional<Path> output, Optional<VolumeSize> volumes, OptionalInt jobs) {
    Target target(Demo demo) {
        return new Target(OutputPath.of(output, demo), volumes);
    }
}
