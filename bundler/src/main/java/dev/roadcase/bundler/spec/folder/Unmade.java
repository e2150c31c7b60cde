package dev.roadcase.bundler.spec.folder;

import java.nio.file.Files;
import java.util.List;

/**
 * What of a demo's folder its {@code make} has still to make, or to make again.
 *
 * @param paths of files and folders, relative, with {@code /} between names
 */
public record Unmade(List<String> paths) {
    /** Everything is there and new. */
    public static final Unmade NOTHING = new Unmade(List.of());

    public Unmade {
        paths = List.copyOf(paths);
    }

    /** Whether this path is among it, or holds some of it. */
    public boolean covers(String path) {
        return paths.stream().anyMatch(made -> isBelow(path, made) || isBelow(made, path));
    }

    /** Whether this path is not there yet, and will be. */
    public boolean lacks(DemoFolder folder, String path) {
        return covers(path) && !Files.exists(folder.path().resolve(path));
    }

    private static boolean isBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above.endsWith("/") ? above : above + "/");
    }
}
