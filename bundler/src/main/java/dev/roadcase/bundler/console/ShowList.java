package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.step.StepRecord;
import java.util.List;

/** The shows of this computer. */
public record ShowList(List<ShowFolder> shows) {
    public ShowList {
        shows = List.copyOf(shows);
    }

    /** For people: a line for each. */
    public String text() {
        Table table = new Table("DEMO", "VERSION", "MACHINES", "STEPS DONE", "FOLDER");
        shows.forEach(show -> table.row(
                show.demo().name(),
                show.demo().version(),
                show.host()
                        .map(host -> "in " + host.context().name())
                        .orElseGet(() -> Integer.toString(show.machines().size())),
                done(show) + " of " + show.demo().steps().size(),
                show.path().toString()));
        return table.toString();
    }

    private static int done(ShowFolder show) {
        return StepRecord.in(show.path()).done().size();
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("shows");
        shows.forEach(show -> put(list.addObject(), show));
        return document;
    }

    private static void put(ObjectNode node, ShowFolder show) {
        node.put("name", show.demo().name());
        node.put("version", show.demo().version());
        node.put("folder", show.path().toString());
        node.put("machines", show.machines().size());
        show.host().ifPresent(host -> node.put("context", host.context().name()));
        node.set("steps", StepDone.all(show, StepRecord.in(show.path()).done()));
    }
}
