package dev.roadcase.inaetics.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.parts.HandClock;
import dev.roadcase.inaetics.process.LocalController;
import dev.roadcase.inaetics.process.LocalControllers;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Fleet;
import dev.roadcase.inaetics.scaling.Scale;
import dev.roadcase.inaetics.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AutoscalerTest {
    private final HandClock clock = new HandClock();
    private OptionalDouble level = OptionalDouble.of(0);
    private Settings settings = Settings.DEPLOYED;
    private final LocalControllers controllers = new LocalControllers(List.of(
            new LocalController("inaetics-processor-controller", 1, number -> new ProcessBuilder()),
            new LocalController("inaetics-processor-celix-controller", 0, number -> new ProcessBuilder())));
    private final Decisions decisions = new Decisions();
    private final Autoscaler autoscaler =
            new Autoscaler(clock, () -> settings, () -> level, this::fleet, decisions, Events.NONE);

    private Fleet fleet(Settings current) {
        return new Fleet(controllers, current.processors());
    }

    private void after(double seconds, double percent) throws InterruptedException {
        clock.advance(Duration.ofMillis((long) (1000 * seconds)));
        level = OptionalDouble.of(percent);
        autoscaler.tick();
    }

    private int processors() throws IOException, InterruptedException {
        return fleet(settings).replicas();
    }

    private String lastWords() {
        return decisions.latest().get(0).words();
    }

    @Test
    void actsHalfAPollAfterItsStartAndThenOnceAPoll() throws Exception {
        after(4.9, 50);
        assertThat(decisions.latest()).isEmpty();
        after(0.1, 50);
        assertThat(decisions.latest()).hasSize(1);
        after(9.9, 50);
        assertThat(decisions.latest()).hasSize(1);
        after(0.1, 50);
        assertThat(decisions.latest()).hasSize(2);
        assertThat(processors()).isEqualTo(3);
    }

    @Test
    void goesUpWithTheQueueAndDownAgain() throws Exception {
        after(5, 0);
        after(10, 100);
        after(10, 100);
        after(10, 100);
        assertThat(processors()).isEqualTo(4);
        after(10, 45);
        assertThat(processors()).isEqualTo(4);
        after(10, 0);
        after(10, 0);
        assertThat(processors()).isEqualTo(2);
    }

    @Test
    void splitsEvenlyAndTheFirstGetsTheOddOne() throws Exception {
        after(5, 50);
        after(10, 50);
        assertThat(controllers.read("inaetics-processor-controller").replicas()).isEqualTo(2);
        assertThat(controllers.read("inaetics-processor-celix-controller").replicas())
                .isEqualTo(1);
    }

    @Test
    void goesOnFromWhatAPersonHasAskedFor() throws Exception {
        after(5, 50);
        controllers.write(controllers.read("inaetics-processor-controller"), 5);
        after(10, 50);
        assertThat(lastWords()).endsWith("6 → 7");
        assertThat(processors()).isEqualTo(7);
    }

    @Test
    void holdsWhileTheQueueIsNotHeardOf() throws Exception {
        clock.advance(Duration.ofSeconds(5));
        level = OptionalDouble.empty();
        autoscaler.tick();
        assertThat(lastWords()).isEqualTo("hold, since the queue is not heard of, or a reset is under way");
        after(10, 20);
        assertThat(lastWords()).contains("+0.0 %/s");
        assertThat(processors()).isEqualTo(1);
    }

    @Test
    void saysWhyItCannotScaleAndTriesAgain() throws Exception {
        settings = Settings.read(Map.of("processor.names", "another"));
        after(5, 50);
        assertThat(lastWords()).startsWith("hold, since scaling is not possible now: there is no controller another");
        settings = Settings.DEPLOYED;
        after(10, 50);
        assertThat(processors()).isEqualTo(2);
    }

    @Test
    void changedSettingsHoldFromTheNextDecisionOn() throws Exception {
        after(5, 20);
        settings = Settings.read(Map.of("queue.barrierHigh", "15", "poll.interval", "1"));
        after(10, 20);
        after(1, 20);
        assertThat(processors()).isEqualTo(3);
    }

    @Test
    void goesOnWhereTheClockIsSetBack() throws Exception {
        after(5, 50);
        after(-3600, 50);
        assertThat(decisions.latest()).hasSize(2);
        after(9.9, 50);
        assertThat(decisions.latest()).hasSize(2);
        after(0.1, 50);
        assertThat(decisions.latest()).hasSize(3);
    }

    /** Somebody's will comes between reading and writing. */
    private final class Contested implements Controllers {
        @Override
        public Scale read(String controller) throws IOException {
            Scale read = controllers.read(controller);
            if (read.replicas() == 1) {
                controllers.write(read, 5);
            }
            return read;
        }

        @Override
        public void write(Scale current, int replicas) throws IOException {
            controllers.write(current, replicas);
        }
    }

    @Test
    void saysWhatThereIsWhereSomebodyElseScalesAtTheSameMoment() throws Exception {
        Autoscaler contested = new Autoscaler(
                clock,
                () -> settings,
                () -> OptionalDouble.of(50),
                current -> new Fleet(new Contested(), List.of("inaetics-processor-controller")),
                decisions,
                Events.NONE);
        clock.advance(Duration.ofSeconds(5));
        contested.tick();
        assertThat(lastWords()).endsWith("1 → 2, but somebody else scales at this moment: 5");
        assertThat(processors()).isEqualTo(5);
    }
}
