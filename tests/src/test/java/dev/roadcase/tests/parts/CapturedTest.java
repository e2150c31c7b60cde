package dev.roadcase.tests.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CapturedTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Says where its standard output goes, and which processes there are. */
    private static final String TELL = "echo $(readlink /proc/$$/fd/1) $$ $! >telling && mv telling told; ";

    private static final String ENDLESS = "sleep 300 & " + TELL + "wait";

    @TempDir
    private Path folder;

    private Path told;

    @BeforeEach
    void place() {
        told = folder.resolve("told");
    }

    private Captured run(String script, Duration most) throws IOException {
        return Captured.from(new ProcessBuilder("sh", "-c", script).directory(folder.toFile()), most);
    }

    private void requireNothingLeft() throws IOException {
        List<String> words = List.of(Files.readString(told).strip().split(" "));
        assertThat(Path.of(words.get(0)).getParent()).doesNotExist();
        words.stream()
                .skip(1)
                .flatMap(id -> ProcessHandle.of(Long.parseLong(id)).stream())
                .forEach(process -> process.onExit().join());
    }

    @Test
    void whatAProcessSaysAndHowItEndedIsKnownAndNoFileIsLeft() throws IOException {
        Captured captured = run(TELL + "echo out; echo err >&2; exit 7", LONG);
        assertThat(captured.exitCode()).isEqualTo(7);
        assertThat(captured.text()).isEqualTo("out\n");
        assertThat(captured.err()).isEqualTo("err\n");
        requireNothingLeft();
    }

    @Test
    void aProcessThatTakesTooLongIsKilledAndNothingIsLeft() throws IOException {
        assertThatThrownBy(() -> run(ENDLESS, Duration.ofSeconds(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within 3 s");
        requireNothingLeft();
    }

    @Test
    void whoseWaitIsInterruptedIsKilledAndNothingIsLeft() throws Exception {
        Thread waiting = Thread.currentThread();
        Thread other = new Thread(() -> {
            while (!Files.exists(told)) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
        });
        other.start();
        assertThatThrownBy(() -> run(ENDLESS, LONG)).isInstanceOf(IllegalStateException.class);
        other.join();
        requireNothingLeft();
    }
}
