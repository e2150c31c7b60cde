package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalWatchTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger columns = new AtomicInteger(79);
    private final TerminalWatch watch =
            new TerminalWatch(now::get, () -> new TerminalSize(columns.incrementAndGet(), 24));

    @Test
    void theTerminalIsAskedOnceASecond() {
        for (int frame = 0; frame < 8; frame++) {
            assertThat(watch.get().columns()).isEqualTo(frame < 4 ? 80 : 81);
            now.addAndGet(Duration.ofMillis(250).toNanos());
        }
    }

    @Test
    void nobodyAsksMeansThatItIsNotAsked() {
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(watch.get().columns()).isEqualTo(80);
    }
}
