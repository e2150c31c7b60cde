package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program for laptops without Java: its archive, and the script that unpacks and starts it. It is the same on all file
 * systems, since a script can be read everywhere, and a program that runs from a stick ends when that is pulled.
 *
 * @param archive the program with a Java of its own
 */
record StartFiles(Path archive) {
    /** What a user types in the stick's folder. */
    static final String COMMAND = "sh start.sh";

    private static final String SCRIPT = "start.sh";
    private static final String PLACE = "roadcase/bundle-linux-amd64.tar.gz";

    /** Whoever uses them closes the archive. */
    List<StickFile> files() {
        return List.of(
                StickFile.of(SCRIPT, script()),
                StickFile.of(PLACE + ".sha256", sum() + "  bundle-linux-amd64.tar.gz\n"),
                new StickFile(PLACE, FileSource.open(archive)));
    }

    private String sum() {
        try {
            return Digest.of(archive).hex();
        } catch (IOException e) {
            throw Problem.machine("cannot read the program " + archive + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static byte[] script() {
        try (InputStream in = StartFiles.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + SCRIPT);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
