package dev.roadcase.bundler.build;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of a demo's folder. Symbolic links are followed inside the folder, and are an error where they lead out of it. */
final class CopiedFiles {
    private static final int MOST = 200_000;

    private final Path root;

    /** @param root the folder that holds demo.yaml */
    CopiedFiles(Path root) {
        try {
            this.root = root.toRealPath();
        } catch (IOException e) {
            throw Problem.badInput("read the folder " + root + " failed: there is no such folder")
                    .causedBy(e);
        }
    }

    /**
     * Everything at and below a path: names below it, sorted, with {@code /} between them (empty for the path itself), and
     * the real file or folder of each.
     */
    TreeMap<String, Path> below(String path) {
        Path start = inside(root.resolve(path), path);
        TreeMap<String, Path> found = new TreeMap<>();
        Deque<Path> above = new ArrayDeque<>();
        collect("", start, path, above, found);
        return found;
    }

    private void collect(String name, Path real, String shown, Deque<Path> above, TreeMap<String, Path> found) {
        found.put(name, real);
        if (found.size() > MOST) {
            throw Problem.badInput("copy " + shown + " failed: more than " + MOST + " files");
        }
        if (Files.isRegularFile(real)) {
            return;
        }
        if (!Files.isDirectory(real) || above.contains(real)) {
            throw Problem.badInput("copy " + shown + " failed: it is "
                    + (above.contains(real) ? "a link to a folder that it is in" : "neither a file nor a folder"));
        }
        above.push(real);
        for (Path child : children(real)) {
            String below = child.getFileName().toString();
            String childShown = shown + "/" + below;
            collect(name.isEmpty() ? below : name + "/" + below, inside(child, childShown), childShown, above, found);
        }
        above.pop();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw Problem.machine("read the folder " + folder + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Path inside(Path path, String shown) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root)) {
                throw Problem.badInput("copy " + shown + " failed: it leads out of the demo's folder");
            }
            return real;
        } catch (IOException e) {
            throw Problem.badInput("copy " + shown + " failed: there is no such file in the demo's folder")
                    .causedBy(e);
        }
    }
}
