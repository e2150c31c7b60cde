package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.step.ShowSteps;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.step.StepNews;
import dev.roadcase.bundler.step.StepOrder;
import dev.roadcase.bundler.step.StepRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Does all steps of a show in their order, then takes back those that are done, the last one first: a step may build on
 * those before it.
 */
record StepActs(ShowFolder show, Bundle bundle, StepImages images, Acts acts) {

    void perform() {
        if (show.demo().steps().isEmpty()) {
            return;
        }
        ShowSteps steps = ShowSteps.of(show, bundle);
        StepOrder order = steps.order();
        order.steps()
                .forEach(step -> acts.perform(
                        "step " + step.name(),
                        title(order, step),
                        notes -> steps.run(Map.of(), images, Optional.empty(), news -> write(news, notes))
                                .run(step)));
        List<DemoStep> backwards = new ArrayList<>(order.steps());
        Collections.reverse(backwards);
        backwards.stream().filter(this::isDone).forEach(step -> takeBack(steps, step));
    }

    private static String title(StepOrder order, DemoStep step) {
        return "Step " + (order.steps().indexOf(step) + 1) + " of "
                + order.steps().size() + ": " + step.name();
    }

    private boolean isDone(DemoStep step) {
        return StepRecord.in(show.path()).done().contains(step.name());
    }

    private void takeBack(ShowSteps steps, DemoStep step) {
        acts.perform(
                "undo " + step.name(),
                "Taken back: " + step.name(),
                notes -> steps.run(Map.of(), images, Optional.empty(), news -> write(news, notes))
                        .undo(step));
    }

    private static void write(StepNews news, ActNotes notes) {
        if (news instanceof StepNews.StepBegan began) {
            began.say().ifPresent(words -> notes.fact("The presenter says: " + words.strip()));
        } else if (news instanceof StepNews.HandNeeded hand) {
            notes.fact("By hand: " + hand.what());
        } else if (news instanceof StepNews.CheckHeld check) {
            notes.fact(check.address() + " answers as it should, after " + seconds(check.took()));
        } else if (news instanceof StepNews.StepEnded end) {
            end.see().ifPresent(words -> notes.fact("The audience sees: " + words.strip()));
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
