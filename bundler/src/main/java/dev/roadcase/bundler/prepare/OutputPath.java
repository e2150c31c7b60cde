package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a bundle goes: {@code -o FILE} as it is, {@code -o DIR} or nothing with the bundle's own name. */
final class OutputPath {
    private OutputPath() {}

    static Path of(Optional<Path> asked, Demo demo) {
        Path own = Path.of(demo.name() + "-" + demo.version() + ".bundle");
        Path output = asked.map(path -> Files.isDirectory(path) ? path.resolve(own) : path)
                .orElse(own);
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw Problem.machine("cannot write " + output + ": there is no folder " + folder)
                    .advise("make it first: mkdir -p " + folder);
        }
        requireFile(output);
        if (VolumeSet.isOfVolumes(output)) {
            throw Problem.usage("cannot write " + output + ": names that end like this belong to volumes")
                    .advise("choose another name with -o; volumes are written with --volume-size SIZE");
        }
        return output;
    }

    private static void requireFile(Path output) {
        if (Files.isDirectory(output)) {
            throw Problem.machine("cannot write " + output + ": it is a folder").advise("name a file with -o");
        }
        if (Files.exists(output) && !Files.isRegularFile(output)) {
            // It would be replaced: a disk's name in /dev, too, by whoever may write there.
            throw Problem.machine("cannot write " + output + ": it is not a file")
                    .advise("name a file with -o; on a disk, one below the folder where it is mounted");
        }
    }
}
