package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.runtime.api.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where overlayfs has the files of a snapshot.
 *
 * @param own those of its own layer
 * @param lower those of the layers below it, the next one first
 */
record SnapshotFolders(Path own, List<Path> lower) {
    SnapshotFolders {
        lower = List.copyOf(lower);
    }

    /** What a mount says of them (containerd, api/types/mount.proto); empty if this is none of overlayfs. */
    static Optional<SnapshotFolders> of(Message mount) {
        List<String> options = mount.texts(4);
        return of(mount.text(1), mount.text(2), options)
                .filter(SnapshotFolders::isOfOverlay)
                .filter(SnapshotFolders::isEmpty);
    }

    private static Optional<SnapshotFolders> of(String type, String source, List<String> options) {
        return switch (type) {
            case "bind" -> Optional.of(new SnapshotFolders(Path.of(source), List.of()));
            case "overlay" ->
                option(options, "upperdir=").map(own -> new SnapshotFolders(Path.of(own), lower(options)));
            default -> Optional.empty();
        };
    }

    private static List<Path> lower(List<String> options) {
        return option(options, "lowerdir=").stream()
                .flatMap(lower -> Stream.of(lower.split(":")))
                .map(Path::of)
                .toList();
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream()
                .filter(each -> each.startsWith(name))
                .map(each -> each.substring(name.length()))
                .findFirst();
    }

    /** Beside the files of what is begun, overlayfs has a folder to work in. Other kinds copy the layers below. */
    private boolean isOfOverlay() {
        return Files.isDirectory(own.resolveSibling("work"));
    }

    /** No, if only an administrator may read it. */
    private boolean isEmpty() {
        String[] files = own.toFile().list();
        return files != null && files.length == 0;
    }
}
