package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
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
        assertThat(shown(Progress.JSON)).isEqualTo("""
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
    void peopleReadPlainLines() {
        assertThat(shown(Progress.AUTO))
                .isEqualTo("fetching\n  layer a  waits 2 s: a.example broke off\n  layer a  10 B\none\nwarning: two\n");
    }

    @Test
    void noneIsSilent() {
        assertThat(shown(Progress.NONE)).isEmpty();
    }

    private String shown(Progress progress) {
        EVENTS.forEach(progress.on(new Console(out, err))::emit);
        assertThat(out.size()).isZero();
        return err.toString(StandardCharsets.UTF_8);
    }
}
