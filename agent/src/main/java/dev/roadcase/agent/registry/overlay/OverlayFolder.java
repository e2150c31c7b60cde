package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.RepositoryName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things are in the folder of an overlay.
 *
 * <p>{@code blobs} has each blob once. {@code repositories/PATH/HOST} is a repository, whose blobs are hard links to
 * those. In PATH, each slash is a plus. HOST is an underscore if the name has none, and has an equals sign for a colon.
 * No name of the distribution spec has these characters or capitals, so names stay different wherever capitals do not
 * count; and none is longer than a file's name may be. {@code uploads} has what is not complete.
 */
record OverlayFolder(Path root) {
    private static final String NO_HOST = "_";

    Path lock() {
        return root.resolve("lock");
    }

    Path blob(ContentDigest digest) {
        return blobs().resolve(digest.algorithm().toString()).resolve(digest.hex());
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    RepositoryFolder repository(RepositoryName name) {
        String host = name.host().map(its -> its.replace(':', '=')).orElse(NO_HOST);
        return new RepositoryFolder(ofPath(name.path()).resolve(host));
    }

    /** All repositories, in no order. */
    List<RepositoryName> repositories() {
        List<RepositoryName> names = new ArrayList<>();
        list(paths()).forEach(path -> names.addAll(withPath(path.replace('+', '/'))));
        return names;
    }

    /** The repositories that have this path. */
    List<RepositoryName> withPath(String path) {
        return list(ofPath(path)).stream()
                .map(host -> new RepositoryName(
                        host.equals(NO_HOST) ? Optional.empty() : Optional.of(host.replace('=', ':')), path))
                .toList();
    }

    private Path paths() {
        return root.resolve("repositories");
    }

    private Path ofPath(String path) {
        return paths().resolve(path.replace('/', '+'));
    }

    private static List<String> list(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<String> names = new ArrayList<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names.stream().filter(name -> !name.startsWith(".")).toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw Faults.unreadable(folder, e);
        }
    }

    /** Makes a folder with all above it, and brings their names to the disk. */
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            make(folder.getParent());
            Files.createDirectories(folder);
            NewFile.syncFolderOf(folder);
        }
    }
}
