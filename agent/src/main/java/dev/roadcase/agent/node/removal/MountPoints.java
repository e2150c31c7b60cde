package dev.roadcase.agent.node.removal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where this machine has something mounted (proc(5), /proc/self/mountinfo). Nothing behind a mount point is ever deleted. */
record MountPoints(Set<Path> paths) {
    private static final int MOUNT_POINT = 4;

    static MountPoints now() {
        try {
            return new MountPoints(Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length > MOUNT_POINT)
                    .map(words -> Path.of(plain(words[MOUNT_POINT])))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blanks and the like are written as three octal digits. */
    private static String plain(String escaped) {
        return escaped.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    boolean contain(Path path) {
        return paths.contains(path);
    }

    /** Those inside a folder, the inner ones first. */
    List<Path> below(Path folder) {
        return paths.stream()
                .filter(path -> path.startsWith(folder) && !path.equals(folder))
                .sorted(Comparator.comparing(Path::getNameCount).reversed())
                .toList();
    }
}
