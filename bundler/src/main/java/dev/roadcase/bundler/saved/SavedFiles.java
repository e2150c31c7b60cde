package dev.roadcase.bundler.saved;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The files of a tar or of a folder, by their paths.
 *
 * @param shown the tar or the folder, for messages
 */
record SavedFiles(Path shown, Map<String, SavedEntry> entries) {
    private static final int MOST_ENTRIES = 100_000;

    /**
     * Looks what is there. SavedParts are read later.
     *
     * @throws Problem bad input, if it is neither a tar nor a folder
     */
    static SavedFiles in(Path path) {
        try {
            return new SavedFiles(path, Files.isDirectory(path) ? folder(path) : tar(path));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput("read the image archive " + path + ": " + e.getMessage())
                    .advise("name what docker save writes, or an OCI layout as a folder or a tar")
                    .causedBy(e);
        }
    }

    private static Map<String, SavedEntry> folder(Path folder) throws IOException {
        Map<String, SavedEntry> entries = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                entries.put(folder.relativize(file).toString(), new SavedEntry(file, 0, Files.size(file)));
            }
        }
        return entries;
    }

    /** Of two entries with one name the last counts, as where a tar is unpacked. Links lead to entries before them. */
    private static Map<String, SavedEntry> tar(Path file) throws IOException {
        Map<String, SavedEntry> entries = new HashMap<>();
        try (TarFile tar = new TarFile(file)) {
            if (tar.getEntries().isEmpty() || tar.getEntries().size() > MOST_ENTRIES) {
                throw new IOException("not a tar, or one with more than " + MOST_ENTRIES + " entries");
            }
            for (TarArchiveEntry entry : tar.getEntries()) {
                Optional<SavedEntry> found = entry.isSymbolicLink() || entry.isLink()
                        ? Optional.ofNullable(entries.get(target(entry)))
                        : Optional.of(entry)
                                .filter(TarArchiveEntry::isFile)
                                .map(its -> new SavedEntry(file, its.getDataOffset(), its.getSize()));
                found.ifPresent(its -> entries.put(plain(entry.getName()), its));
            }
        }
        return entries;
    }

    /** Old versions of docker save store a layer once, and links to it: {@code ../ID/layer.tar}. */
    private static String target(TarArchiveEntry link) {
        Path folder = Path.of(plain(link.getName())).getParent();
        Path target =
                link.isLink() || folder == null ? Path.of(link.getLinkName()) : folder.resolve(link.getLinkName());
        return target.normalize().toString();
    }

    private static String plain(String name) {
        return Path.of(name).normalize().toString();
    }

    Optional<SavedEntry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** @throws Problem bad input, if it is missing */
    SavedEntry require(String path) {
        return find(path)
                .orElseThrow(() -> Problem.badInput(shown + " is not complete: it lacks " + path)
                        .advise("save the image again"));
    }
}
