package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.runtime.LoadedImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our own folders, with all keys and tokens in them.
 *
 * @param again whether the same command has to run again: then it finds what it needs, and nothing else
 */
record OwnFolders(Path root, boolean again) implements RemovalStep {
    private static final List<String> FOLDERS = List.of("run/roadcase", "etc/roadcase", "var/lib/roadcase");

    /** What the steps read; no secret is in it. */
    private static final List<String> NEEDED = List.of(
            "etc/roadcase/node.env",
            "var/lib/roadcase/before",
            LoadedImages.FILE,
            "var/lib/roadcase/provision.json",
            "var/lib/roadcase/provision.lock",
            "var/lib/roadcase/written");

    @Override
    public List<Remnant> remnants() {
        return FOLDERS.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .map(folder -> Remnant.of("folder /" + root.relativize(folder), new FolderRemoval(folder, kept())::run))
                .toList();
    }

    private Set<Path> kept() {
        Stream<Path> needed = NEEDED.stream().map(root::resolve);
        return again ? needed.collect(Collectors.toUnmodifiableSet()) : Set.of();
    }
}
