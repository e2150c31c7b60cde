package dev.roadcase.bundler.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a show's folder says of where its machines come from, so that every later command finds them.
 *
 * @param kind of the provider
 * @param ownFolder whether the folder was made with the machines, and goes with them
 */
public record ProviderRecord(ProviderKind kind, boolean ownFolder) {
    /** Its name in the folder. */
    public static final String FILE = "provider.json";

    /**
     * Reads it; absent where no machine was started.
     *
     * @throws Problem exit 3 if it cannot be read
     */
    public static Optional<ProviderRecord> in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            ObjectNode record = Json.object(Files.readAllBytes(file));
            return Optional.of(new ProviderRecord(
                    ProviderKind.parse(record.required("provider").asText()),
                    record.required("ownFolder").asBoolean()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(file + " cannot be read: " + e.getMessage()).causedBy(e);
        }
    }

    /** Writes it. */
    public void write(Path folder) {
        ObjectNode record = Json.object().put("provider", kind.toString()).put("ownFolder", ownFolder);
        new NewFile(folder.resolve(FILE))
                .write(out -> out.write(Json.pretty(record).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
