package dev.roadcase.bundler.changeover;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import dev.roadcase.bundler.show.RestoreFolder;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What lets people and machines into a cluster that is not there any more, keys and user-data, and what was known of it.
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
                        folder.resolve(OutputFolder.KUBECONFIG),
                        folder.resolve(RestoreFolder.NAME))
                .forEach(path -> new FolderTree(path).delete());
    }
}
