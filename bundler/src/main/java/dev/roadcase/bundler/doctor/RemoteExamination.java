package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is missing on machines that run already, and are reached by SSH.
 *
 * @param machines says it; a problem of usage is something that nobody could find out
 */
record RemoteExamination(Supplier<List<Problem>> machines) implements Examination {
    @Override
    public List<Symptom> symptoms() {
        return machines.get().stream().map(RemoteExamination::symptom).toList();
    }

    private static Symptom symptom(Problem problem) {
        return problem.exitCode() == ExitCode.USAGE
                ? Symptom.notKnown(problem.getMessage(), problem.advice().orElse(""))
                : Symptom.of(problem);
    }
}
