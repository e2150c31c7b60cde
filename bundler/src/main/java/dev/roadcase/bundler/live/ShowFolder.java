package dev.roadcase.bundler.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder of a show, as {@code bundle configure} has written it.
 *
 * @param bundle the file of the bundle
 * @param registry host and port of the show's registry
 * @param certificates folder with what proves to the registry who we are
 */
public record ShowFolder(Path bundle, String registry, Path certificates) {
    /**
     * Reads it.
     *
     * @throws Problem exit 3 if this is no such folder
     */
    public static ShowFolder at(Path folder) {
        Path document = folder.resolve(OutputFolder.CLUSTER);
        try {
            ObjectNode cluster = Json.object(Files.readAllBytes(document));
            return new ShowFolder(
                    Path.of(cluster.required("bundle").required("file").asText()),
                    cluster.required("registry").asText(),
                    folder.resolve(RegistryAccess.FOLDER));
        } catch (NoSuchFileException e) {
            throw Problem.badInput(folder + " is no folder of a show: it has no " + OutputFolder.CLUSTER)
                    .advise("name the folder that bundle configure wrote with --dir, or the bundle with --bundle")
                    .causedBy(e);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(document + " cannot be read: " + e.getMessage())
                    .advise("configure the show again: bundle configure FILE --out " + folder)
                    .causedBy(e);
        }
    }
}
