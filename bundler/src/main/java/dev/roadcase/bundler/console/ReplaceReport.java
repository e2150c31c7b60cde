package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.status.ShowStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bundle replace} prints at its end.
 *
 * @param show as it was written anew
 * @param status of the show; absent where somebody else starts the machine
 * @param took from its beginning
 */
public record ReplaceReport(ShowFolder show, Spare spare, Optional<ShowStatus> status, Duration took) {

    /** How the show is, or what to do with the spare machine. */
    public List<String> lines() {
        return status.map(its -> new UpReport(its, took).lines()).orElseGet(this::advice);
    }

    private List<String> advice() {
        ShowMachine machine = show.machine(spare.name());
        return List.of(
                machine.name() + " has new keys, at " + machine.address(),
                "start the spare machine with " + file(machine) + " and the bundle's disk",
                "follow it: bundle status " + show.path() + " --watch");
    }

    /** What the machine reads. */
    private Path file(ShowMachine machine) {
        Path volume = show.path().resolve(OutputFolder.MEDIA).resolve(machine.name() + ".iso");
        return Files.exists(volume) ? volume : show.userData(machine);
    }

    /** The same as one document. */
    public ObjectNode json() {
        ShowMachine machine = show.machine(spare.name());
        ObjectNode document = status.map(its -> new UpReport(its, took).json()).orElseGet(Json::object);
        document.put("replaced", machine.name());
        document.put("address", machine.address().toString());
        document.put("userData", file(machine).toString());
        return document;
    }
}
