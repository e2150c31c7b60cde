package dev.roadcase.bundler.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.step.WaitTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which step comes next, also for another process. */
class StepOrderTest {
    @TempDir
    Path folder;

    private StepOrder order() {
        return new StepOrder(Stream.of("a", "b", "c").map(StepOrderTest::step).toList(), StepRecord.in(folder));
    }

    private static DemoStep step(String name) {
        return new DemoStep(
                name,
                Optional.empty(),
                Optional.empty(),
                List.of(new WaitTime(Duration.ofSeconds(1))),
                List.of(),
                List.of());
    }

    @Test
    void theNextIsTheFirstThatIsNotDoneAndTheLastIsTakenBackFirst() {
        order().record().add("a");
        order().record().add("c");
        assertThat(order().next()).contains(step("b"));
        assertThat(order().last()).contains(step("c"));
        order().record().add("a");
        assertThat(order().last()).contains(step("a"));
        order().record().remove("a");
        assertThat(order().next()).contains(step("a"));
        order().record().add("a");
        order().record().add("b");
        assertThat(order().next()).isEmpty();
    }

    @Test
    void aStepThatTheDemoHasNotIsNamedWithTheNearest() {
        assertThatThrownBy(() -> order().named("d"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the demo has no step \"d\"");
        assertThat(order().named("b")).isEqualTo(step("b"));
    }

    @Test
    void aRecordThatIsNoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("steps.json"), "[]");
        assertThatThrownBy(this::order).isInstanceOf(Problem.class).hasMessageContaining("steps.json");
    }

    @Test
    void aDemoWithoutStepsSaysSo() {
        assertThatThrownBy(() -> new StepOrder(List.of(), StepRecord.in(folder)))
                .isInstanceOf(Problem.class)
                .hasMessage("the demo has no steps");
    }
}
