package dev.roadcase.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final PlainProgress progress =
            new PlainProgress(new Console(OutputStream.nullOutputStream(), err), now::get);

    @Test
    void stepsAndFactsAreSaidAtOnce() {
        progress.emit(new Event.Began("resolving"));
        progress.emit(new Event.Noted("a fact"));
        progress.emit(new Event.Warned("a doubt"));
        assertThat(err()).isEqualTo("resolving\na fact\nwarning: a doubt\n");
    }

    @Test
    void movingBytesAreSaidEveryFewSecondsAlone() {
        progress.emit(new Event.TransferBegan("layer", 4096));
        progress.emit(new Event.TransferMoved("layer", 1024));
        assertThat(err()).isEmpty();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        progress.emit(new Event.TransferMoved("layer", 1024));
        progress.emit(new Event.TransferMoved("layer", 1024));
        assertThat(err()).isEqualTo("  layer  2.0 KiB of 4.0 KiB\n");
    }

    @Test
    void aTransferThatEndedIsSaidWithWhatCame() {
        progress.emit(new Event.TransferBegan("layer", -1));
        progress.emit(new Event.TransferMoved("layer", 700));
        progress.emit(new Event.TransferEnded("layer"));
        assertThat(err()).isEqualTo("  layer  700 B\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
