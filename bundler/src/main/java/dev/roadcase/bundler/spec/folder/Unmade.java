package dev.roadcase.bundler.spec.folder;

import java.nio.file.Files;
import java.util.List;

/**
 * The paths in a demo's folder that {@code make} has to make, or to make again.
 *
 * @param paths of files and folders, relative, with {@code /} between names
 */
public record Unmade(List<String> paths) {
    /** Nothing has to be made. */
    public static final Unmade NOTHING = new Unmade(List.of());

    public Unmade {
        paths = List.copyOf(paths);
    }

    /** Whether this path has to be made, or a path below it. */
    public boolean covers(String path) {
        return paths.stream().anyMatch(made -> isBelow(path, made) || isBelow(made, path));
    }

    /** Whether this path does not exist yet, and {@code make} makes it. */
    public boolean lacks(DemoFolder folder, String path) {
        return covers(path) && !Files.exists(folder.path().resolve(path));
    }

    private static boolean isBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above.endsWith("/") ? above : above + "/");
    }
}
