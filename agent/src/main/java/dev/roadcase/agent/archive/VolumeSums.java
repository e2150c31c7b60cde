package dev.roadcase.agent.archive;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** Hashes whole files, as many at a time as there are cores. */
public final class VolumeSums {
    /** Large enough for few calls, small enough to stay in a core's own cache. */
    private static final int BUFFER = 256 << 10;

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
        MessageDigest hasher = Digest.hasher();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hasher.update(buffer, 0, count);
            }
            return Digest.of(hasher);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage())
                    .advise("check the disk, or whether the stick was pulled")
                    .causedBy(e);
        }
    }
}
