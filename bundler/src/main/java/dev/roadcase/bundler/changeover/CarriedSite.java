package dev.roadcase.bundler.changeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a show runs, for another demo: the same machines, and those values of parameters that this demo takes.
 *
 * @param site the file that configure has kept
 */
record CarriedSite(Path site, Demo demo, Events events) {

    /**
     * Its text.
     *
     * @throws Problem exit 3 if the file is none that configure has kept
     */
    byte[] text() {
        try {
            ObjectNode text = Json.object(Files.readAllBytes(site));
            if (text.get("parameters") instanceof ObjectNode values) {
                drop(values);
            }
            return Json.bytes(text);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(site + " cannot be read: " + e.getMessage()).causedBy(e);
        }
    }

    private void drop(ObjectNode values) {
        List<String> names = new ArrayList<>();
        values.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!takes(name, values.get(name))) {
                values.remove(name);
                events.emit(new Event.Noted(demo.name() + " " + demo.version() + " does not take the value of " + name
                        + " that this show had"));
            }
        }
    }

    private boolean takes(String name, JsonNode value) {
        return Optional.ofNullable(demo.parameters().get(name))
                .filter(parameter -> parameter.takes(value.asText()))
                .isPresent();
    }
}
