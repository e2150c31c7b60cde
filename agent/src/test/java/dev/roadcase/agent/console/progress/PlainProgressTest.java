package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
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
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        progress.emit(new Event.TransferMoved("layer", 1024));
        progress.emit(new Event.TransferMoved("layer", 1024));
        assertThat(err()).isEqualTo("  layer  2.0/4.0 KiB  204 B/s  0:10 left\n");
    }

    @Test
    void whereTheWholeIsKnownItAloneIsSaid() {
        progress.emit(new Event.Expected(8192, 1024));
        progress.emit(new Event.TransferBegan("a", 4096));
        progress.emit(new Event.TransferBegan("b", 4096));
        progress.emit(new Event.TransferMoved("a", 512));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        progress.emit(new Event.TransferMoved("b", 512));
        assertThat(err()).isEqualTo("  all  2.0/8.0 KiB  102 B/s  1:00 left\n");
    }

    @Test
    void whereNothingIsToComeNothingIsSaidOfIt() {
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        progress.emit(new Event.Expected(0, 0));
        assertThat(err()).isEmpty();
    }

    @Test
    void aPauseIsSaidAtOnceAndDigestsAreShort() {
        String what = "sha256:" + "0123456789abcdef".repeat(4) + " of a:1";
        progress.emit(new Event.TransferBegan(what, 4096));
        progress.emit(new Event.TransferPaused(what, Duration.ofSeconds(2), "a.example broke off"));
        assertThat(err()).isEqualTo("  0123456789ab of a:1  again in 2 s: a.example broke off\n");
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
