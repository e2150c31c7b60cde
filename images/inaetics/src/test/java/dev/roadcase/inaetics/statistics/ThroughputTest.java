package dev.roadcase.inaetics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private final AtomicLong count = new AtomicLong(1000);
    private final AtomicLong now = new AtomicLong();
    private final Throughput throughput = new Throughput(count::get, now::get);

    private double after(int millis, int more) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        count.addAndGet(more);
        return throughput.perSecond();
    }

    @Test
    void isComputedAgainEvery900Milliseconds() {
        assertThat(after(899, 450)).isZero();
        assertThat(after(1, 0)).isEqualTo(500);
        assertThat(after(800, 0)).isEqualTo(500);
        assertThat(after(100, 0)).isZero();
    }
}
