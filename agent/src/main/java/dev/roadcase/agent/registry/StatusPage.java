package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.registry.machine.Registrations;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page for the presenter: machines and how far they are, and the images of the demo. It loads nothing else. */
final class StatusPage {
    static final String PATH = "/";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");

    private final Bundle bundle;
    private final Registrations registrations;
    private final String images;

    StatusPage(Bundle bundle, Registrations registrations) {
        this.bundle = bundle;
        this.registrations = registrations;
        this.images =
                new Contents(bundle).images().stream().map(StatusPage::row).collect(Collectors.joining());
    }

    Answer answer() {
        return new Answer(Answer.OK, HEADERS, new Body.Held(html().getBytes(StandardCharsets.UTF_8)));
    }

    private String html() {
        Stream<String> seen = registrations.all().stream().map(StatusPage::row);
        Stream<String> missing = registrations.missing().stream().map(StatusPage::missingRow);
        String machines = Stream.concat(seen, missing).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="2">
                <title>%1$s</title>
                <style>
                body { font: 1rem sans-serif; margin: 2rem; }
                table { border-collapse: collapse; margin-bottom: 2rem; }
                th, td { text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid #ccc; }
                progress { width: 12rem; }
                .ready { color: #060; } .failed, .missing { color: #a00; }
                </style>
                <h1>%1$s</h1>
                <h2>Machines</h2>
                <table>
                <tr><th>Name<th>Role<th>State<th>Images<th><th>Files<th>Step
                %2$s</table>
                <h2>Images</h2>
                <table>
                <tr><th>Name<th>Digest<th>Loaded by
                %3$s</table>
                """.formatted(escaped(bundle.name() + " " + bundle.version()), machines, images);
    }

    private static String row(Registrations.Seen seen) {
        Registration machine = seen.registration();
        MachineProgress progress = machine.progress();
        return """
                <tr><td>%1$s<td>%2$s<td class="%3$s">%3$s<td>%4$d of %5$d\
                <td><progress value="%4$d" max="%6$d"></progress><td>%7$d<td>%8$s
                """.formatted(
                        escaped(machine.name()),
                        machine.role(),
                        machine.phase(),
                        progress.images(),
                        progress.imagesWanted(),
                        Math.max(1, progress.imagesWanted()),
                        progress.files(),
                        escaped(machine.step()));
    }

    private static String missingRow(String name) {
        return "<tr><td>%s<td><td class=\"missing\">not heard of yet<td><td><td><td>\n".formatted(escaped(name));
    }

    private static String row(BundledImage image) {
        String roles = image.roles().stream().map(Role::toString).sorted().collect(Collectors.joining(", "));
        return "<tr><td>%s<td><code>%s</code><td>%s\n"
                .formatted(escaped(image.name()), image.descriptor().digest().abbreviated(), roles);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
