package dev.roadcase.inaetics.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace(now::get);

    private int after(int millis, int perSecond) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        return pace.due(perSecond);
    }

    @Test
    void aSecondInTicksIsAWholeSecond() {
        int due = 0;
        for (int i = 0; i < 50; i++) {
            due += after(20, 1000);
        }
        assertThat(due).isEqualTo(1000);
    }

    @Test
    void aSlowRateAddsUp() {
        assertThat(after(30, 20)).isZero();
        assertThat(after(30, 20)).isEqualTo(1);
        assertThat(after(40, 20)).isEqualTo(1);
    }

    @Test
    void whatWasMissedForLongIsNotMadeUpFor() {
        assertThat(after(60_000, 1000)).isEqualTo(100);
        assertThat(after(0, 1000)).isZero();
    }

    @Test
    void noneIsDueAtZero() {
        assertThat(after(60_000, 0)).isZero();
        assertThat(after(1000, 0)).isZero();
    }
}
