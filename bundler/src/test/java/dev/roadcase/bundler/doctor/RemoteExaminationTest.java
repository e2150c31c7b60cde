package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteExaminationTest {
    @Test
    void whatOnlyAPersonCouldAnswerIsNotKnown() {
        List<Symptom> symptoms = new RemoteExamination(() -> List.of(
                        Problem.upstream("node-1: is full").advise("make room there"),
                        Problem.notAuthentic("node-2: has another host key"),
                        Problem.usage("node-3: nobody here knows it")))
                .symptoms();
        assertThat(symptoms)
                .containsExactly(
                        Symptom.spoils("node-1: is full", "make room there"),
                        new Symptom(Severity.NOT_AUTHENTIC, "node-2: has another host key", ""),
                        Symptom.notKnown("node-3: nobody here knows it", ""));
    }
}
