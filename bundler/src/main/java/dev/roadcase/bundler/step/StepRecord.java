package dev.roadcase.bundler.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which steps of a show are done: steps.json in its folder. It is written after a step, so a step that broke off is not in it. */
public final class StepRecord {
    /** Its name in the folder of the show. */
    public static final String NAME = "steps.json";

    private static final String DONE = "done";

    private final Path file;
    private final Set<String> done = new LinkedHashSet<>();

    private StepRecord(Path file) {
        this.file = file;
    }

    /**
     * Reads it; a folder without one is a show of which nothing is done.
     *
     * @throws Problem exit 3 if something else stands in the file
     */
    public static StepRecord in(Path folder) {
        StepRecord record = new StepRecord(folder.resolve(NAME));
        try {
            Json.object(Files.readAllBytes(record.file)).required(DONE).forEach(name -> record.done.add(name.asText()));
        } catch (NoSuchFileException e) {
            return record;
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput("read " + record.file + ": " + e.getMessage())
                    .advise("delete it: then no step counts as done")
                    .causedBy(e);
        }
        return record;
    }

    /** The steps that are done, in the order in which they were done. */
    public Set<String> done() {
        return Collections.unmodifiableSet(done);
    }

    /** The step that was done last. */
    public Optional<String> last() {
        List<String> names = new ArrayList<>(done);
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    void add(String name) {
        done.remove(name);
        done.add(name);
        write();
    }

    void remove(String name) {
        done.remove(name);
        write();
    }

    /** No step counts as done any more. */
    public void clear() {
        done.clear();
        write();
    }

    private void write() {
        ObjectNode document = Json.object();
        done.forEach(document.putArray(DONE)::add);
        new NewFile(file).write(out -> out.write(Json.bytes(document)));
    }
}
