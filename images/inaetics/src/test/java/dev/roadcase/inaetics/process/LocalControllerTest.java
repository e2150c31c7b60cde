package dev.roadcase.inaetics.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.event.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalControllerTest {
    private long seconds = 1;

    private long nanos() {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aReplicaThatEndsAtOnceIsNotStartedAllTheTime() throws InterruptedException {
        AtomicInteger started = new AtomicInteger();
        LocalController controller = new LocalController(
                "broken",
                1,
                number -> {
                    started.incrementAndGet();
                    return new ProcessBuilder("false");
                },
                this::nanos);
        for (int i = 0; i < 60; i++) {
            controller.reconcile(Events.NONE);
            TimeUnit.MILLISECONDS.sleep(5);
            seconds++;
        }
        assertThat(started.get()).isBetween(2, 8);
    }

    @Test
    void pausesGrowUntilAReplicaIsWell() {
        Backoff backoff = new Backoff(this::nanos);
        seconds += 100;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            backoff.ended();
            long ended = seconds;
            while (!backoff.isOver()) {
                seconds++;
            }
            pauses.add(seconds - ended);
        }
        assertThat(pauses).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
        seconds += 61;
        backoff.ended();
        assertThat(backoff.isOver()).isTrue();
    }
}
