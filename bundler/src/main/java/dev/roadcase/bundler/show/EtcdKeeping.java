package dev.roadcase.bundler.show;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.ClusterJson;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who has what etcd knows, beside the controller. */
public enum EtcdKeeping {
    /** Nodes keep snapshots of the controller's etcd. */
    SNAPSHOTS,
    /** Nodes have members of etcd. */
    MEMBERS,
    /** Nobody: an older version of this program has configured the show. */
    NOBODY;

    /** That of a show. */
    public static EtcdKeeping of(ShowFolder show) {
        Path document = show.path().resolve(OutputFolder.CLUSTER);
        try {
            String word = Json.object(Files.readAllBytes(document))
                    .path(ClusterJson.KEEPING)
                    .asText(NOBODY.toString());
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(document + " cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
