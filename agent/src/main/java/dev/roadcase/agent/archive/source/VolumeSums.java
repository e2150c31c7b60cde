package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Hashes whole files, as many at a time as there are cores. */
public final class VolumeSums {
    private VolumeSums() {}

    /**
     * The digests of these files, in their order.
     *
     * @throws Problem exit 6 naming one that cannot be read
     */
    public static List<Digest> of(List<Path> files) {
        return files.parallelStream().map(VolumeSums::of).toList();
    }

    private static Digest of(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage())
                    .advise("check the disk, or whether the stick was pulled")
                    .causedBy(e);
        }
    }
}
