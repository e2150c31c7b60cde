package dev.roadcase.inaetics.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static Duration pause(ProcessorKind kind, int samples, int elapsedMillis) {
        return kind.pace().pauseAfter(samples, Duration.ofMillis(elapsedMillis));
    }

    @Test
    void felixTakesOneAndPausesThreeMilliseconds() {
        assertThat(ProcessorKind.FELIX.pace().batch()).isEqualTo(1);
        assertThat(pause(ProcessorKind.FELIX, 1, 0)).isEqualTo(Duration.ofMillis(3));
        assertThat(pause(ProcessorKind.FELIX, 1, 100)).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void celixTakesTwentyFiveAndNoMoreThanTwoHundredFiftyASecond() {
        assertThat(ProcessorKind.CELIX.pace().batch()).isEqualTo(25);
        assertThat(pause(ProcessorKind.CELIX, 25, 20)).isEqualTo(Duration.ofMillis(80));
        assertThat(pause(ProcessorKind.CELIX, 5, 20)).isZero();
        assertThat(pause(ProcessorKind.CELIX, 25, 100)).isZero();
    }
}
