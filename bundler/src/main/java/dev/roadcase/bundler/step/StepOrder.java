package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.step.DemoStep;
import java.util.List;
import java.util.Optional;

/**
 * Which step comes next.
 *
 * @param steps all that the demo has, in their order
 * @param record which of them are done
 */
public record StepOrder(List<DemoStep> steps, StepRecord record) {
    public StepOrder {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw Problem.badInput("the demo has no steps").advise("describe them in demo.yaml under steps");
        }
    }

    /** The first step that is not done. */
    public Optional<DemoStep> next() {
        return steps.stream()
                .filter(step -> !record.done().contains(step.name()))
                .findFirst();
    }

    /** The step that was done last, if the demo has it still. */
    public Optional<DemoStep> last() {
        return record.last().flatMap(this::find);
    }

    /**
     * The step of this name.
     *
     * @throws Problem exit 2 if there is none
     */
    public DemoStep named(String name) {
        List<String> names = steps.stream().map(DemoStep::name).toList();
        return find(name)
                .orElseThrow(() -> Problem.usage("the demo has no step " + Excerpt.of(name)
                                + NearNames.question(name, names).orElse(""))
                        .advise("its steps are " + String.join(", ", names)));
    }

    private Optional<DemoStep> find(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The number of a step, from 1. */
    int number(DemoStep step) {
        return steps.indexOf(step) + 1;
    }
}
