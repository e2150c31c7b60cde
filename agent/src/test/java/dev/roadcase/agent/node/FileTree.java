package dev.roadcase.agent.node;

import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All that stands below a folder, a line each: name, mode, and the digest of a file or the target of a link. */
final class FileTree {
    private FileTree() {}

    static List<String> of(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().map(path -> line(folder, path)).toList();
        }
    }

    private static String line(Path folder, Path path) {
        try {
            String what = Files.isSymbolicLink(path)
                    ? "-> " + Files.readSymbolicLink(path)
                    : Files.isDirectory(path) ? "folder" : Digest.of(path).toString();
            return folder.relativize(path) + " " + FileAttributes.at(path).modeText() + " " + what;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
