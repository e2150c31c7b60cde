package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import dev.roadcase.bundler.rehearsal.outside.Departure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a rehearsal: a line for each act when it is over, at the end what would go wrong; and all of it as one document. */
public final class RehearsalReport {
    private static final int WIDTH = 8;

    private final Consumer<String> lines;
    private final ObjectNode document = Json.object();

    /** @param lines gets lines for people */
    public RehearsalReport(Consumer<String> lines) {
        this.lines = lines;
    }

    /** An act is over. What was seen in it comes at the end, when it is known what is secret. */
    public void ended(Act act) {
        lines.accept(word(act.succeeded() ? "done" : "failed") + act.name() + "  " + shown(act.took()));
    }

    /**
     * The rehearsal is over.
     *
     * @param page that says how it went
     */
    public void end(Rehearsed rehearsed, Path page) {
        rehearsed.departures().forEach(this::say);
        rehearsed.findings().forEach(this::say);
        lines.accept("wrote " + page);
        lines.accept("rehearsed " + rehearsed.name() + " " + rehearsed.version() + " in " + shown(rehearsed.took())
                + ": " + rehearsed.verdict());
        write(rehearsed);
        document.put("page", page.toString());
    }

    private void say(CountedDeparture left) {
        Departure departure = left.departure();
        lines.accept(word("left") + departure.who() + " → " + departure.where() + ", " + left.packets()
                + (left.packets() == 1 ? " packet" : " packets"));
    }

    private void say(RehearsalFinding finding) {
        lines.accept(word("wrong") + indented(finding.what()));
        if (!finding.advice().isEmpty()) {
            lines.accept(word("") + "→ " + indented(finding.advice()));
        }
    }

    private static String word(String word) {
        return word + " ".repeat(WIDTH - word.length());
    }

    private static String indented(String text) {
        return text.replace("\n", "\n" + " ".repeat(WIDTH));
    }

    private static String shown(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", seconds(time));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void write(Rehearsed rehearsed) {
        document.put("name", rehearsed.name())
                .put("version", rehearsed.version())
                .put("began", rehearsed.began().toString())
                .put("seconds", seconds(rehearsed.took()))
                .put("passed", rehearsed.passed());
        ArrayNode acts = document.putArray("acts");
        rehearsed.acts().forEach(act -> write(acts.addObject(), act));
        ArrayNode departures = document.putArray("departures");
        rehearsed.departures().forEach(left -> write(departures.addObject(), left));
        rehearsed.blind().keySet().forEach(document.putArray("blind")::add);
    }

    private static void write(ObjectNode node, CountedDeparture left) {
        Departure departure = left.departure();
        node.put("machine", departure.machine())
                .put("place", departure.sender().place())
                .put("command", departure.sender().command())
                .put("protocol", departure.protocol())
                .put("address", departure.destination())
                .put("port", departure.port())
                .put("name", departure.asked().orElse(""))
                .put("packets", left.packets());
    }

    private static void write(ObjectNode node, Act act) {
        node.put("name", act.name()).put("seconds", seconds(act.took())).put("passed", act.succeeded());
        act.facts().forEach(node.putArray("facts")::add);
        ArrayNode findings = node.putArray("findings");
        act.findings()
                .forEach(finding ->
                        findings.addObject().put("what", finding.what()).put("advice", finding.advice()));
    }

    /** All of it, as one document. */
    public ObjectNode json() {
        return document;
    }
}
