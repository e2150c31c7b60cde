package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.show.ReleaseNotes;
import dev.roadcase.bundler.status.ShowStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code bundle up} prints at its end.
 *
 * @param took from its beginning
 * @param notes of the charts that came
 */
public record UpReport(ShowStatus status, Duration took, List<ReleaseNotes> notes) {
    public UpReport {
        notes = List.copyOf(notes);
    }

    /** Where no chart came. */
    public UpReport(ShowStatus status, Duration took) {
        this(status, took, List.of());
    }

    /** The pages, and a line that says how many machines are ready. */
    public List<String> lines() {
        Table pages = new Table("PAGE", "ADDRESS");
        status.pages().forEach(page -> pages.row(page.page().name(), page.page().url()));
        Stream<String> table =
                status.pages().isEmpty() ? Stream.of() : pages.toString().lines();
        Stream<String> said = notes.stream()
                .flatMap(its -> Stream.concat(
                        Stream.of("", "NOTES of " + its.release()),
                        its.text().lines().map(UpReport::printable)));
        Stream<String> gap = notes.isEmpty() ? Stream.of() : Stream.of("");
        return Stream.of(table, said, gap, Stream.of(verdict()))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A chart is somebody else's: what it says moves no cursor. */
    private static String printable(String line) {
        return line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
    }

    private String verdict() {
        if (status.show().host().isPresent()) {
            return "ready, after " + words(took);
        }
        int all = status.machines().size();
        int ready = all - status.absent().size();
        String absent = status.absent().stream()
                .map(machine -> "; " + machine.machine().name() + " " + machine.trouble())
                .collect(Collectors.joining());
        return "ready, " + ready + " of " + all + absent + ", after " + words(took);
    }

    private static String words(Duration time) {
        long minutes = time.toMinutes();
        return (minutes > 0 ? minutes + " min " : "") + time.toSecondsPart() + " s";
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("name", status.show().demo().name());
        document.put("version", status.show().demo().version());
        document.put("folder", status.show().path().toString());
        document.put("ready", status.isShowable());
        document.put("machines", status.machines().size());
        ArrayNode absent = document.putArray("absent");
        status.absent().forEach(machine -> absent.add(machine.machine().name()));
        ArrayNode pages = document.putArray("pages");
        status.pages()
                .forEach(page -> pages.addObject()
                        .put("name", page.page().name())
                        .put("url", page.page().url()));
        ArrayNode charts = document.putArray("notes");
        notes.forEach(its -> charts.addObject().put("release", its.release()).put("text", its.text()));
        document.put("seconds", took.toMillis() / 1000.0);
        return document;
    }
}
