package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.StepList;
import dev.roadcase.bundler.console.StepReport;
import dev.roadcase.bundler.local.Browser;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.step.ShowSteps;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.step.StepOrder;
import dev.roadcase.bundler.step.StepRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle step}. */
@Command(name = "step", description = "Does the next step of the show, or the one that is named, or takes it back.")
final class Step implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "The step (default: the first that is not done; with --undo, the last that is).")
    private Optional<String> name = Optional.empty();

    @Mixin
    private ShowOption folder;

    @Option(names = "--undo", description = "Take the step back.")
    private boolean undo;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A value of a parameter for this time, in the place of the show's.")
    private List<String> set = List.of();

    @Option(names = "--list", description = "List the steps and do none.")
    private boolean list;

    @Option(names = "--no-browser", description = "Say the addresses of pages, and open none.")
    private boolean noBrowser;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        try (Bundle bundle = trust.open(show.bundle())) {
            ShowSteps steps = ShowSteps.of(show, bundle);
            if (list) {
                list(steps.order());
            } else {
                chosen(steps.order()).ifPresentOrElse(step -> act(steps, step), () -> end(steps.order()));
            }
        }
        return 0;
    }

    private void list(StepOrder order) {
        StepList steps = new StepList(order);
        if (json) {
            root.console().document(steps.json());
        } else {
            root.console().print(steps.text());
        }
    }

    private Optional<DemoStep> chosen(StepOrder order) {
        return name.map(order::named).or(undo ? order::last : order::next);
    }

    private void act(ShowSteps steps, DemoStep step) {
        StepReport report = new StepReport(json ? root.console()::say : root.console()::result);
        Optional<Browser> browser = noBrowser ? Optional.empty() : Browser.ofThisComputer();
        StepRun run = steps.run(
                dev.roadcase.bundler.spec.parameter.Parameters.assignments(set), images(steps.show()), browser, report);
        if (undo) {
            run.undo(step);
        } else {
            run.run(step);
        }
        if (json) {
            root.console().document(report.json());
        }
    }

    private StepImages images(ShowFolder show) {
        return new StepImages(
                show, trust.trust(), OriginOptions.hostsOfUser(Settings.read(SettingsFolder.ofUser())), root.events());
    }

    /** Nothing is left to do, or to take back. */
    private void end(StepOrder order) {
        if (undo) {
            throw Problem.usage("no step of the show is done: there is none to take back");
        }
        if (json) {
            root.console().document(new StepList(order).json());
        } else {
            root.console()
                    .result("all " + order.steps().size() + " steps are done; bundle step --undo takes them back");
        }
    }
}
