package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Terminal;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who prepares a bundle at a terminal. */
class TerminalJourney {
    /** Of a bar of eight: what is read of the first half is told but for the last few bytes. */
    private static final String HALF = "[===";

    @TempDir
    private Path work;

    private WebHost web;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        byte[] large = new byte[4 << 20];
        new Random(5).nextBytes(large);
        web = new WebHost();
        String url = web.put("/a/path/that/is/longer/than/a/line/large.tar", large);
        DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", path: /large}]\n");
        terminal = Terminal.in(work)
                .type("export XDG_CONFIG_HOME=" + work.resolve("settings") + "; unset NO_COLOR; clear");
    }

    @AfterEach
    void stop() {
        terminal.close();
        web.close();
    }

    @Test
    void barsKeepTheirPlaceWhenTheTerminalIsResized() throws Exception {
        startAndStall("");
        String wide = terminal.await(screen -> screen.contains(HALF));
        assertThat(barsOf(wide)).hasSize(1).allMatch(line -> line.startsWith("http://localh") && line.length() < 80);
        for (int columns : new int[] {44, 30, 61, 120, 80}) {
            terminal.resize(columns, 12).await(shown -> isOneBarAtTheEnd(shown, columns));
        }
    }

    @Test
    void afterCtrlCTheTerminalIsAsItWas() throws Exception {
        startAndStall("");
        terminal.await(screen -> screen.contains(HALF));
        String screen = terminal.press("C-c").await(shown -> shown.endsWith("ready>"));
        assertThat(screen).doesNotContain("MiB", "^C");
        assertThat(terminal.hasCursor()).isTrue();
        terminal.type("echo \"code $?\"").await(shown -> shown.contains("\ncode 130"));
    }

    @Test
    void afterCtrlZTheShellHasItsCursorAndFgGoesOn() throws Exception {
        startAndStall("");
        terminal.await(screen -> screen.contains(HALF));
        terminal.press("C-z").await(shown -> shown.contains("Stopped") && shown.endsWith("ready>"));
        assertThat(terminal.hasCursor()).isTrue();
        terminal.type("clear; fg").await(shown -> shown.contains(HALF));
        terminal.press("C-c").await(shown -> shown.endsWith("ready>"));
    }

    @Test
    void theResultStandsWhereTheBarsWere() throws Exception {
        String screen = terminal.type(prepare("")).await(shown -> shown.contains("wrote ") && shown.endsWith("ready>"));
        assertThat(screen).contains("staging /large").doesNotContain("MiB/s", HALF);
        assertThat(terminal.hasCursor()).isTrue();
    }

    @Test
    void coloursAreLeftOutWhereTheyAreNotWanted() throws Exception {
        startAndStall("");
        terminal.await(screen -> screen.contains(HALF));
        assertThat(terminal.colours()).contains("\u001b[32m===");
        terminal.press("C-c").await(shown -> shown.endsWith("ready>"));
        startAndStall("NO_COLOR=1 ");
        terminal.await(screen -> screen.contains(HALF));
        assertThat(terminal.colours()).doesNotContain("\u001b[32m");
    }

    @Test
    void aTerminalThatCannotMoveItsCursorGetsLines() {
        terminal.type(prepare("TERM=dumb ")).await(shown -> shown.contains("large.tar  4.0 MiB\nwriting"));
    }

    private Terminal startAndStall(String before) throws InterruptedException {
        web.flow();
        var sent = web.stall("/a/path/that/is/longer/than/a/line/large.tar");
        terminal.type(prepare(before));
        assertThat(sent.await(5, TimeUnit.MINUTES)).isTrue();
        return terminal;
    }

    private String prepare(String before) {
        return before + Launcher.program() + " prepare demo -o demo.bundle --plain-http " + web.host();
    }

    private static List<String> barsOf(String screen) {
        return screen.lines().filter(line -> line.contains("/4.0 MiB")).toList();
    }

    /** The terminal itself breaks lines that have become too long; that is on the screen until the next frame. */
    private static boolean isOneBarAtTheEnd(String screen, int columns) {
        List<String> bars = barsOf(screen);
        return bars.size() == 1
                && fits(bars.get(0), columns)
                && screen.stripTrailing().endsWith(bars.get(0).stripTrailing());
    }

    /** As wide as the terminal but for its last column. */
    private static boolean fits(String line, int columns) {
        return line.length() < columns && line.length() > columns - 25;
    }
}
