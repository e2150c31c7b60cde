package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Complaint;
import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BarProgressTest {
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";
    private static final String ERASE = "\r\u001b[J";
    private static final String CUT = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(out, err);
    private final AtomicLong now = new AtomicLong();
    private TerminalSize size = new TerminalSize(21, 10);
    private final BarProgress progress = new BarProgress(console, now::get, () -> size, false);

    @Test
    void aFrameIsDrawnOverTheOneBeforeAndLeavesTheCursorAtItsBegin() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.emit(new Event.TransferBegan("b", 100));
        progress.draw();
        assertThat(written()).isEqualTo(frame(line("a"), line("b")));
        progress.draw();
        assertThat(written()).isEqualTo(frame(line("a"), line("b")));
        progress.emit(new Event.TransferEnded("a"));
        progress.draw();
        assertThat(written()).isEqualTo(only(line("b")));
    }

    @Test
    void everyFrameHasTheWidthThatTheTerminalHasThen() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.draw();
        written();
        size = new TerminalSize(11, 10);
        progress.draw();
        assertThat(written()).isEqualTo(only("a         "));
    }

    @Test
    void linesScrollAboveTheBars() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.draw();
        written();
        progress.emit(new Event.Noted("a fact"));
        assertThat(written())
                .isEqualTo(HIDE + ERASE + "a fact\n" + only(line("a")).substring(HIDE.length()));
    }

    @Test
    void withoutBarsLinesAreJustLines() {
        progress.emit(new Event.Began("resolving"));
        progress.emit(new Event.Warned("a doubt"));
        progress.draw();
        assertThat(written()).isEqualTo("resolving\nwarning: a doubt\n");
    }

    @Test
    void theBarsAreGoneOnceNothingMoves() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.draw();
        progress.emit(new Event.TransferEnded("a"));
        written();
        progress.draw();
        assertThat(written()).isEqualTo(ERASE);
        progress.draw();
        assertThat(written()).isEmpty();
    }

    @Test
    void theResultStandsWhereTheBarsWere() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.draw();
        written();
        console.result("done");
        assertThat(written()).isEqualTo(ERASE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("done\n");
    }

    @Test
    void anErrorEndsTheBarsForGood() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.draw();
        written();
        console.complain(Complaint.about(Problem.upstream("a broke off")), false);
        progress.draw();
        assertThat(written()).isEqualTo(ERASE + "error: a broke off\n");
    }

    @Test
    void aPauseOfWhatHasNoBarIsALine() {
        progress.emit(new Event.TransferBegan("a", 100));
        progress.emit(new Event.TransferPaused("a", Duration.ofSeconds(2), "a.example broke off"));
        assertThat(written()).isEmpty();
        progress.emit(new Event.TransferPaused("look for b", Duration.ofSeconds(2), "b.example broke off"));
        assertThat(written()).isEqualTo("look for b  again in 2 s: b.example broke off\n");
    }

    private static String frame(String first, String second) {
        return HIDE + CUT + "\r" + first + "\u001b[K\n" + second + "\u001b[K\u001b[J\u001b[1A\r" + WRAP + SHOW;
    }

    private static String only(String line) {
        return HIDE + CUT + "\r" + line + "\u001b[K\u001b[J\r" + WRAP + SHOW;
    }

    private static String line(String name) {
        return name + " ".repeat(19);
    }

    private String written() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }
}
