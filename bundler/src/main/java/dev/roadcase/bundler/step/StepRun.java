package dev.roadcase.bundler.step;

import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.step.StepAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does a step or takes it back. A step that breaks off does not count; the same step again goes on, since each action can be repeated. */
public final class StepRun {
    private final StepOrder order;
    private final Parameters values;
    private final StepWork work;
    private final StepChecks checks;
    private final Consumer<StepNews> news;

    /**
     * @param order which steps there are
     * @param values of the demo's parameters, as they were chosen for this show
     * @param news gets what happens
     */
    public StepRun(StepOrder order, Parameters values, StepWork work, Consumer<StepNews> news) {
        this.order = order;
        this.values = values;
        this.work = work;
        this.checks = new StepChecks(values, work.http(), news);
        this.news = news;
    }

    /**
     * Does a step, and waits until its checks hold.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 5 if something does not answer, or not as the step promises
     */
    public void run(DemoStep step) {
        Instant start = begin(step, false);
        each(step, step.actions(), false);
        step.checks().forEach(checks::require);
        order.record().add(step.name());
        end(start, step.see().map(values::fill));
    }

    /** Takes a step back. */
    public void undo(DemoStep step) {
        Instant start = begin(step, true);
        each(step, step.undo(), true);
        order.record().remove(step.name());
        end(start, Optional.empty());
    }

    /**
     * Takes a step back where all of the show begins anew: nobody waits for pods, images are withdrawn all at once, and
     * machines and pages stay as they are.
     */
    public void hasten(DemoStep step) {
        Instant start = begin(step, true);
        each(step, step.undo().stream().flatMap(Haste::of).toList(), true);
        order.record().remove(step.name());
        end(start, Optional.empty());
    }

    private Instant begin(DemoStep step, boolean undo) {
        Optional<String> say = undo ? Optional.empty() : step.say().map(values::fill);
        news.accept(new StepNews.StepBegan(
                step.name(), order.number(step), order.steps().size(), undo, say));
        return Instant.now();
    }

    private void each(DemoStep step, List<StepAction> actions, boolean undo) {
        String name = step.name() + (undo ? "-undo" : "");
        for (int number = 1; number <= actions.size(); number++) {
            Instant start = Instant.now();
            work.act(actions.get(number - 1), name + "-" + number);
            news.accept(new StepNews.ActionEnded(Duration.between(start, Instant.now())));
        }
    }

    private void end(Instant start, Optional<String> see) {
        news.accept(new StepNews.StepEnded(
                Duration.between(start, Instant.now()), see, order.next().map(DemoStep::name)));
    }
}
