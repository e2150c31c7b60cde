package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of a show in documents: {@code {name, done}} for each. */
final class StepDone {
    private StepDone() {}

    /** Those of the demo in their order, then those that were done and that the demo has no longer. */
    static ArrayNode all(ShowFolder show, Set<String> done) {
        ArrayNode steps = Json.array();
        Stream.concat(show.demo().steps().stream(), done.stream())
                .distinct()
                .forEach(name -> steps.addObject().put("name", name).put("done", done.contains(name)));
        return steps;
    }
}
