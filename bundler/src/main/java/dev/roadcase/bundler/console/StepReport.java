package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.step.StepNews;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a step while it is done: line by line for people, as one document at its end for programs. */
public final class StepReport implements Consumer<StepNews> {
    private final Consumer<String> lines;
    private final ObjectNode document = Json.object();
    private final ArrayNode actions = Json.array();
    private final ArrayNode checks = Json.array();

    /** @param lines gets lines for people */
    public StepReport(Consumer<String> lines) {
        this.lines = lines;
    }

    /** What was done, as one document. */
    public ObjectNode json() {
        document.set("actions", actions);
        document.set("checks", checks);
        return document;
    }

    @Override
    public void accept(StepNews news) {
        if (news instanceof StepNews.StepBegan step) {
            begin(step);
        } else if (news instanceof StepNews.ActionBegan action) {
            actions.addObject().put("command", action.command());
            lines.accept("  do:    " + action.command());
        } else if (news instanceof StepNews.HandNeeded hand) {
            lines.accept("  hand:  " + hand.what());
        } else if (news instanceof StepNews.ActionEnded ended) {
            ((ObjectNode) actions.get(actions.size() - 1)).put("seconds", seconds(ended.took()));
        } else if (news instanceof StepNews.CheckHeld check) {
            checks.addObject().put("http", check.address()).put("seconds", seconds(check.took()));
            lines.accept("  check: " + check.address() + " answers as it should, after " + shown(check.took()));
        } else if (news instanceof StepNews.StepEnded end) {
            end(end);
        }
    }

    private void begin(StepNews.StepBegan step) {
        document.put("step", step.name()).put("undone", step.undo());
        lines.accept("step " + step.number() + " of " + step.of() + ": " + step.name()
                + (step.undo() ? " (taken back)" : ""));
        step.say().ifPresent(text -> text.lines().forEach(line -> lines.accept("  say:   " + line)));
    }

    private void end(StepNews.StepEnded end) {
        document.put("seconds", seconds(end.took()));
        document.put("next", end.next().orElse(null));
        end.see().ifPresent(text -> text.lines().forEach(line -> lines.accept("  see:   " + line)));
        lines.accept("done in " + shown(end.took())
                + end.next().map(name -> "; next: " + name).orElse("; no step is left"));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String shown(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", seconds(time));
    }
}
