package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.node.unit.OwnUnits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that were made for files of ours, where nobody has put anything else into them. */
record EmptyFolders(Path root) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        WrittenFiles written = new WrittenFiles(root);
        Stream<Path> recorded = written.record().made().stream().map(written::place);
        Stream<Path> onTheWay = new ClusterFolders(root).onTheWay().stream().map(written::place);
        return Stream.of(new OwnUnits(root).folders().stream(), recorded, onTheWay)
                .flatMap(folders -> folders)
                .distinct()
                .sorted(Comparator.comparing(Path::getNameCount).reversed())
                .filter(Files::isDirectory)
                .filter(this::holdsNothing)
                .map(folder -> Remnant.of("folder /" + root.relativize(folder), () -> delete(folder)))
                .toList();
    }

    /** No file is in it, and in no folder of it. */
    private boolean holdsNothing(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.allMatch(Files::isDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder of others may be in it. */
    private static void delete(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // It stays with it.
        }
    }
}
