package dev.roadcase.agent.relay;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * The file of a blob that comes: {@code HEX-ATTEMPT}.
 *
 * @param attempt tells one try to receive it from another, also after this program has started again
 */
record SpoolFile(Digest digest, String attempt) {
    private static final int ATTEMPT_BYTES = 8;

    static SpoolFile fresh(Digest digest) {
        byte[] attempt = new byte[ATTEMPT_BYTES];
        new SecureRandom().nextBytes(attempt);
        return new SpoolFile(digest, HexFormat.of().formatHex(attempt));
    }

    /** The one that an earlier run has left in a folder. */
    static Optional<SpoolFile> of(Path folder, Digest digest) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, digest.hex() + "-*")) {
            Iterator<Path> each = files.iterator();
            return each.hasNext() ? Optional.of(new SpoolFile(digest, attempt(each.next()))) : Optional.empty();
        } catch (IOException e) {
            throw Problem.machine("cannot read " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static String attempt(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf('-') + 1);
    }

    Path in(Path folder) {
        return folder.resolve(digest.hex() + "-" + attempt);
    }
}
