package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.step.StepOrder;
import java.util.Optional;

/** All steps of a show, and which of them are done. */
public record StepList(StepOrder order) {
    /** For people: a line for each. */
    public String text() {
        Table table = new Table("STATE", "STEP", "SAY");
        order.steps()
                .forEach(step -> table.row(
                        mark(step),
                        step.name(),
                        step.say().orElse("").lines().findFirst().orElse("")));
        return table.toString();
    }

    private String mark(DemoStep step) {
        Optional<DemoStep> next = order.next();
        if (isDone(step)) {
            return "done";
        }
        return next.equals(Optional.of(step)) ? "next" : "";
    }

    private boolean isDone(DemoStep step) {
        return order.record().done().contains(step.name());
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        ArrayNode steps = document.putArray("steps");
        order.steps().forEach(step -> steps.addObject().put("name", step.name()).put("done", isDone(step)));
        document.put("next", order.next().map(DemoStep::name).orElse(null));
        return document;
    }
}
