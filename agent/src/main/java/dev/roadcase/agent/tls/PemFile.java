package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of keys or certificates that the user gave. */
record PemFile(Path path) {
    private static final int LARGEST = 1 << 20;

    /** Its content, at most 1 MiB of it. */
    byte[] content() {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            throw Problem.badInput("there is no file " + path).causedBy(e);
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
