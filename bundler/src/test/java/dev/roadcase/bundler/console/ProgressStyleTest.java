package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressStyleTest {
    private static final List<Event> EVENTS = List.of(
            new Event.Began("fetching"),
            new Event.Expected(100, 90),
            new Event.TransferBegan("layer a", 10),
            new Event.TransferPaused("layer a", Duration.ofMillis(2500), "a.example broke off"),
            new Event.TransferResumed("layer a", 4),
            new Event.TransferMoved("layer a", 6),
            new Event.TransferEnded("layer a"),
            new Event.Noted("one"),
            new Event.Warned("two"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void programsReadAnObjectALine() {
        assertThat(shown(ProgressStyle.JSON)).isEqualTo("""
                        {"event":"began","step":"fetching"}
                        {"event":"expected","bytes":100,"present":90}
                        {"event":"transfer-began","what":"layer a","size":10}
                        {"event":"transfer-paused","what":"layer a","seconds":2.5,"reason":"a.example broke off"}
                        {"event":"transfer-resumed","what":"layer a","at":4}
                        {"event":"transfer-moved","what":"layer a","bytes":6}
                        {"event":"transfer-ended","what":"layer a"}
                        {"event":"noted","fact":"one"}
                        {"event":"warned","fact":"two"}
                        """);
    }

    @Test
    void programsReadOfMovedBytesFourTimesASecondAndOfAll() {
        AtomicLong now = new AtomicLong();
        JsonProgress progress = new JsonProgress(new Console(out, err), now::get);
        progress.emit(new Event.TransferBegan("a", 40));
        for (int times = 0; times < 10; times++) {
            now.addAndGet(Duration.ofMillis(100).toNanos());
            progress.emit(new Event.TransferMoved("a", 4));
        }
        progress.emit(new Event.TransferEnded("a"));
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("moved")))
                .extracting(line -> line.replaceAll("[^0-9]", ""))
                .containsExactly("12", "12", "12", "4");
    }

    @Test
    void peopleReadPlainLines() {
        assertThat(shown(ProgressStyle.PLAIN))
                .isEqualTo(
                        "fetching\n  layer a  again in 3 s: a.example broke off\n  layer a  10 B\none\nwarning: two\n");
    }

    @Test
    void noneIsSilent() {
        assertThat(shown(ProgressStyle.NONE)).isEmpty();
    }

    private String shown(ProgressStyle progress) {
        EVENTS.forEach(progress.on(new Console(out, err))::emit);
        assertThat(out.size()).isZero();
        return err.toString(StandardCharsets.UTF_8);
    }
}
