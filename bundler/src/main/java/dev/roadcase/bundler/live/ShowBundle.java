package dev.roadcase.bundler.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bundle of a show, as the folder says it that {@code bundle configure} has written. */
public record ShowBundle(Path file) {
    private static final String NAME = "cluster.json";

    /**
     * Reads it.
     *
     * @throws Problem exit 3 if this is no such folder
     */
    public static ShowBundle of(Path show) {
        Path document = show.resolve(NAME);
        try {
            ObjectNode cluster = Json.object(Files.readAllBytes(document));
            return new ShowBundle(
                    Path.of(cluster.required("bundle").required("file").asText()));
        } catch (NoSuchFileException e) {
            throw Problem.badInput(show + " is no folder of a show: it has no " + NAME)
                    .advise("name the folder that bundle configure wrote with --dir, or the bundle with --bundle")
                    .causedBy(e);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(document + " cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
