package dev.roadcase.bundler.changeover;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lets people and machines into a cluster that is not there any more: keys and user-data.
 *
 * @param folder of the show
 */
public record ClusterFiles(Path folder) {

    /** Deletes them, so that another demo's cluster gets keys of its own. */
    public void delete() {
        OutputFolder output = new OutputFolder(folder);
        Stream.of(
                        output.keys(),
                        folder.resolve(OutputFolder.USER_DATA),
                        folder.resolve(RegistryAccess.FOLDER),
                        folder.resolve(OutputFolder.KUBECONFIG))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .forEach(ClusterFiles::delete);
    }

    private static void delete(Path top) {
        try (Stream<Path> all = Files.walk(top)) {
            List<Path> deepestFirst = all.sorted(Comparator.<Path, Integer>comparing(Path::getNameCount)
                            .reversed())
                    .toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw Problem.unwritable(top, e);
        }
    }
}
