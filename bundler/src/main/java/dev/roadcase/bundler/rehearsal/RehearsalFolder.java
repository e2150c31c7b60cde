package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.ProviderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the show of a rehearsal has its folder. It goes at the end, but not before its machines: what they are called is
 * known from it.
 *
 * @param path of the show's folder, which is not there yet
 */
public record RehearsalFolder(Path path) implements AutoCloseable {

    /** Makes room for the show of this demo, where nobody else may read. */
    public static RehearsalFolder forDemo(String name) {
        try {
            return new RehearsalFolder(
                    Files.createTempDirectory("roadcase-rehearsal-").resolve(name));
        } catch (IOException e) {
            throw Problem.machine("cannot make a temporary folder: " + e.getMessage())
                    .advise("make room, or name another folder: TMPDIR")
                    .causedBy(e);
        }
    }

    /** Removes it with the keys in it. A show that could not be taken down keeps its folder. */
    @Override
    public void close() {
        if (ProviderRecord.in(path).isEmpty()) {
            new FolderTree(path.getParent()).delete();
        }
    }
}
