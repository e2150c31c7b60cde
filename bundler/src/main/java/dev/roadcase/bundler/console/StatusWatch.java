package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.progress.StandardStream;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows how a show is, again and again: on a terminal in place, anywhere else when something has changed. */
public final class StatusWatch {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final String CLEAR = "\u001b[2J";

    private final Function<StatusReport, List<String>> form;
    private final Consumer<List<String>> screen;

    private StatusWatch(Function<StatusReport, List<String>> form, Consumer<List<String>> screen) {
        this.form = form;
        this.screen = screen;
    }

    /** On the standard output of this process. */
    public static StatusWatch on(Console console, boolean json) {
        if (json) {
            return new StatusWatch(StatusWatch::document, lines -> lines.forEach(console::result));
        }
        boolean moves = StandardStream.OUTPUT.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        if (moves) {
            console.print(CLEAR);
        }
        return new StatusWatch(
                StatusReport::lines,
                moves
                        ? lines -> console.print(inPlace(lines))
                        : lines -> console.print(String.join("\n", lines) + "\n\n"));
    }

    private static List<String> document(StatusReport report) {
        return List.of(new String(Json.bytes(report.json()), StandardCharsets.UTF_8));
    }

    /** Drawn over what was there, since erasing first would flicker; long lines are cut. */
    static String inPlace(List<String> lines) {
        return "\u001b[?7l\u001b[H" + String.join("\u001b[K\n", lines) + "\u001b[K\n\u001b[J\u001b[?7h";
    }

    /** Until the process is ended. */
    public void follow(ShowInquiry inquiry) {
        List<String> before = List.of();
        while (true) {
            List<String> now = form.apply(new StatusReport(inquiry.now()));
            if (!now.equals(before)) {
                screen.accept(now);
            }
            before = now;
            Deadline.pause(BETWEEN);
        }
    }
}
