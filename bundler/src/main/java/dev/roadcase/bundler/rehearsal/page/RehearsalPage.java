package dev.roadcase.bundler.rehearsal.page;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import dev.roadcase.bundler.rehearsal.outside.Departure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rehearsal for whoever was not there.
 *
 * @param surroundings where it was, and with what
 */
public record RehearsalPage(Rehearsed rehearsed, Surroundings surroundings) {
    private static final String TEMPLATE = "rehearsal.html";

    /**
     * Writes it.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 6 if it cannot be written
     */
    public void write(Path file) {
        byte[] page = text().getBytes(StandardCharsets.UTF_8);
        new NewFile(file).write(out -> out.write(page));
    }

    /** Each part once: what a demo has written in itself is no place of ours. */
    String text() {
        StringBuilder page = new StringBuilder();
        String rest = template();
        for (int open = rest.indexOf("{{"); open >= 0; open = rest.indexOf("{{")) {
            int close = rest.indexOf("}}", open);
            page.append(rest, 0, open).append(part(rest.substring(open + 2, close)));
            rest = rest.substring(close + 2);
        }
        return page.append(rest).toString();
    }

    private String part(String name) {
        return switch (name) {
            case "title" -> Markup.text("Rehearsal of " + rehearsed.name() + " " + rehearsed.version());
            case "mood" -> rehearsed.passed() ? "passed" : "failed";
            case "about" -> Markup.text(surroundings.about());
            case "verdict" -> Markup.text(verdict());
            case "acts" -> rehearsed.acts().stream().map(RehearsalPage::row).collect(Collectors.joining("\n"));
            case "findings" -> findings();
            case "departures" -> departures();
            case "surroundings" ->
                surroundings.rows().entrySet().stream()
                        .map(one -> "<dt>" + Markup.text(one.getKey()) + "</dt><dd>" + Markup.text(one.getValue())
                                + "</dd>")
                        .collect(Collectors.joining("\n"));
            default -> throw new IllegalStateException("the page has no part " + name);
        };
    }

    private String verdict() {
        String can = rehearsed.passed() ? "This demo can be shown" : "This demo cannot be shown like this";
        return can + ": " + rehearsed.verdict() + ". The rehearsal took " + shown(rehearsed.took()) + ".";
    }

    private static String row(Act act) {
        String result =
                act.succeeded() ? "<span class=\"well\">went well</span>" : "<span class=\"wrong\">failed</span>";
        return Markup.row(
                "<th scope=\"row\">" + Markup.text(act.title()) + "</th>",
                Markup.cell(result),
                "<td class=\"time\">" + shown(act.took()) + "</td>",
                Markup.cell(Markup.list(act.facts())));
    }

    private String findings() {
        List<String> items = Stream.concat(
                        rehearsed.acts().stream()
                                .flatMap(act -> act.findings().stream().map(its -> item(act.title() + ": ", its))),
                        rehearsed.unseen().map(its -> item("", its)))
                .toList();
        return items.isEmpty()
                ? "<p>Nothing of what was tried here.</p>"
                : "<ul>\n" + String.join("\n", items) + "\n</ul>";
    }

    private static String item(String where, RehearsalFinding finding) {
        String advice = finding.advice().isEmpty() ? "" : "<br>What to do: " + Markup.text(finding.advice());
        return "<li><b>" + Markup.text(where) + "</b>" + Markup.text(finding.what()) + advice + "</li>";
    }

    private String departures() {
        if (rehearsed.departures().isEmpty()) {
            return "<p>Nobody. The machines had no way out, and whatever had looked for one would stand here.</p>";
        }
        return "<p>The machines had no way out. At a place with one, this would have left them.</p>\n"
                + Markup.table(
                        List.of("Process", "Pod or unit", "Machine", "Where to", "Packets"),
                        rehearsed.departures().stream().map(RehearsalPage::row).toList());
    }

    private static String row(CountedDeparture left) {
        Departure departure = left.departure();
        String command = departure.sender().command();
        return Markup.row(
                Markup.cell(Markup.text(command.isEmpty() ? "one that had ended when it was looked for" : command)),
                Markup.cell(Markup.text(departure.sender().place())),
                Markup.cell(Markup.text(departure.machine())),
                Markup.cell(Markup.text(departure.where())),
                Markup.cell(Integer.toString(left.packets())));
    }

    private static String shown(Duration time) {
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toSecondsPart() + "." + time.toMillisPart() / 100 + " s";
    }

    private static String template() {
        try (InputStream in = RehearsalPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
