package dev.roadcase.bundler.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.step.ApplyManifests;
import dev.roadcase.bundler.spec.step.DeleteManifests;
import dev.roadcase.bundler.spec.step.OpenPage;
import dev.roadcase.bundler.spec.step.StepAction;
import dev.roadcase.bundler.spec.step.WithdrawImage;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of an action where all of the show begins anew. */
class HasteTest {
    private static final StepManifest MANIFEST = new StepManifest("a.yaml", Map.of());

    @Test
    void nobodyWaitsForPods() {
        StepAction apply =
                new ApplyManifests(MANIFEST, Optional.of(new Wait(Wait.Condition.PODS, Duration.ofMinutes(3))));
        assertThat(Haste.of(apply)).containsExactly(new ApplyManifests(MANIFEST, Optional.empty()));
    }

    @Test
    void objectsAreDeleted() {
        assertThat(Haste.of(new DeleteManifests(MANIFEST))).containsExactly(new DeleteManifests(MANIFEST));
    }

    static StepAction[] leftOut() {
        return new StepAction[] {new OpenPage("Board"), new WithdrawImage(Reference.parse("junio/date:1.0.1"))};
    }

    @ParameterizedTest
    @MethodSource
    void leftOut(StepAction action) {
        assertThat(Haste.of(action)).isEmpty();
    }
}
