package dev.roadcase.bundler.rewind;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.step.ShowSteps;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.step.StepRecord;
import dev.roadcase.bundler.step.StepRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes back all steps of a show that are done, the last one first. One that cannot be taken back does not stop the others. */
record StepReversal(ShowFolder show, Bundle bundle, StepImages images, Consumer<RewindNews> news) {

    void run() {
        List<String> done = new ArrayList<>(StepRecord.in(show.path()).done());
        if (done.isEmpty()) {
            return;
        }
        ShowSteps steps = ShowSteps.of(show, bundle);
        StepRun run = steps.run(Map.of(), images, Optional.empty(), its -> {});
        Collections.reverse(done);
        done.stream().flatMap(name -> named(steps, name)).forEach(step -> reverse(run, step));
    }

    /** A record by hand may name steps that the demo does not have. */
    private static Stream<DemoStep> named(ShowSteps steps, String name) {
        return steps.order().steps().stream().filter(step -> step.name().equals(name));
    }

    private void reverse(StepRun run, DemoStep step) {
        try {
            run.hasten(step);
            news.accept(new RewindNews.StepReversed(step.name(), Optional.empty()));
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            news.accept(new RewindNews.StepReversed(step.name(), Optional.of(e.getMessage())));
        }
    }
}
