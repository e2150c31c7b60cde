package dev.roadcase.shipping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that is shipped with a Java of its own.
 *
 * @param name of its command, of its jar and of its start script
 * @param module the folder of its Maven module
 * @param files folders with files for machines, which come along
 * @param java the modules of Java that it needs, as jdeps names them
 */
record Program(String name, Path module, String version, Optional<Path> files, List<String> java) {
    Path jar() {
        return target().resolve(name + ".jar");
    }

    Path starter() {
        return module.resolve("src/shipping/bin").resolve(name);
    }

    Path target() {
        return module.resolve("target");
    }

    /** What becomes the archive, {@code .tar.gz}. */
    Path image() {
        return target().resolve(name + "-linux-amd64");
    }
}
