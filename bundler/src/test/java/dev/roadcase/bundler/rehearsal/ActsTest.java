package dev.roadcase.bundler.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acts of a rehearsal, one after the other. */
class ActsTest {
    private final List<Act> ended = new ArrayList<>();
    private final Acts acts = new Acts(Events.NONE, ended::add);

    @Test
    void anActThatFailsIsWrittenDownAndTheNextOneGoesOn() {
        assertThat(acts.perform("step one", "One", notes -> {
                    notes.fact("it began");
                    throw Problem.upstream("nobody answers").advise("switch it on");
                }))
                .isFalse();
        assertThat(acts.perform("step two", "Two", notes -> notes.finding("it is slow", "")))
                .isTrue();
        assertThat(ended).extracting(Act::name).containsExactly("step one", "step two");
        assertThat(ended).isEqualTo(acts.all());
        Act failed = ended.get(0);
        assertThat(failed.facts()).containsExactly("it began");
        assertThat(failed.findings()).containsExactly(new RehearsalFinding("nobody answers", "switch it on"));
        assertThat(failed.failure()).contains(ExitCode.UPSTREAM);
        assertThat(ended.get(1).succeeded()).isTrue();
    }

    @Test
    void whoeverStopsARehearsalStopsAllOfItAndSoDoesACommandThatIsWrong() {
        for (Problem problem : List.of(Problem.interrupted(), Problem.usage("--set A: no such parameter"))) {
            assertThatThrownBy(() -> acts.perform("up", "Up", notes -> {
                        throw problem;
                    }))
                    .isEqualTo(problem);
        }
        assertThat(ended).isEmpty();
    }
}
