package dev.roadcase.bundler.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** A kubectl that was taken out of a bundle, and is held against its digest each time before it runs. */
public record PinnedKubectl(Path file, Digest digest) {
    /** Reads what {@link #json} has written. */
    public static PinnedKubectl read(JsonNode json) {
        return new PinnedKubectl(
                Path.of(json.required("file").asText()),
                Digest.parse(json.required("digest").asText()));
    }

    public ObjectNode json() {
        return Json.object().put("file", file.toString()).put("digest", digest.toString());
    }

    /**
     * Where it is.
     *
     * @throws Problem exit 6 if it is not there any more, or another one is
     */
    public Path program() {
        try {
            if (Digest.of(file).equals(digest)) {
                return file;
            }
        } catch (IOException gone) {
            // Then it is said below.
        }
        throw Problem.machine("the kubectl that came out of the bundle is gone, or is another one: " + file)
                .advise("run bundle up again, or install kubectl on this computer");
    }
}
