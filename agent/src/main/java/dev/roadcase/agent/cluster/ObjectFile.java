package dev.roadcase.agent.cluster;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of manifests as kubectl reads it: object by object, lists taken apart.
 *
 * @param manifests what it is, for messages
 */
record ObjectFile(Kubectl kubectl, Path file, String manifests) {
    /** Replaces each object by what {@code change} makes of it; what it makes nothing of is left out. */
    void rewrite(Function<ClusterObject, Optional<ClusterObject>> change) {
        Path sent = kubectl.folder().resolve("sent.json");
        try {
            Path read = Files.move(read(), kubectl.folder().resolve("read.json"), StandardCopyOption.REPLACE_EXISTING);
            try (BufferedWriter out = Files.newBufferedWriter(sent)) {
                Json.objects(
                        read, json -> change.apply(new ClusterObject(json)).ifPresent(object -> write(object, out)));
            }
            Files.move(sent, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("apply " + manifests + ": " + e.getMessage()).causedBy(e);
        }
    }

    private Path read() {
        Kubectl.Ended ended =
                kubectl.run("create", "--dry-run=client", "--validate=false", "--output=json", "--filename=" + file);
        if (!ended.succeeded()) {
            throw Problem.machine("apply " + manifests + ": " + ended.errors());
        }
        return ended.output();
    }

    private static void write(ClusterObject object, BufferedWriter out) {
        try {
            out.write(new String(Json.bytes(object.json()), StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
