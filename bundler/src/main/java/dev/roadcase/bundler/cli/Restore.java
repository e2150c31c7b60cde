package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.UpReport;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.up.ControllerRestore;
import dev.roadcase.bundler.up.RestoreCheck;
import dev.roadcase.bundler.up.RestoreRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle restore}. */
@Command(
        name = "restore",
        description = "Puts a new controller in a lost one's place, with all that the cluster knew, after asking.")
final class Restore implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Option(
            names = "--onto",
            paramLabel = "NODE",
            description =
                    "Make the controller of this node's machine (default: of a new one, at the controller's address).")
    private Optional<String> onto = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Bring the cluster back as it was then, such as 2026-12-01T14:03:11Z, or shortly before"
                    + " (default: as it was last).")
    private Optional<String> at = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Mixin
    private HostKeyOption hostKeys;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        ShowFolder show = folder.show();
        try (Bundle bundle = trust.open(show.bundle())) {
            RestoreRequest request = new RestoreRequest(onto, at.map(Restore::time));
            new RestoreCheck(show, bundle, request).run();
            if (!yes) {
                Agreement.ofUser().require(question(show));
            }
            UpReport report =
                    new UpReport(restore(show, bundle, request).run(), Duration.ofNanos(System.nanoTime() - start));
            report(report, show.controller().name());
        }
        return 0;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.usage("--at " + text + " is no time, such as 2026-12-01T14:03:11Z");
        }
    }

    private String question(ShowFolder show) {
        String controller = show.controller().name();
        String place = onto.map(node -> "have the machine of " + node + " become it, with nothing of what is on it")
                .orElse("put a new machine in its place");
        return "delete " + controller + " with all that is on it, " + place
                + ", and bring the cluster back as the nodes have kept it?";
    }

    private void report(UpReport report, String controller) {
        if (json) {
            ObjectNode document = report.json();
            root.console().document(document.put("restored", controller));
        } else {
            report.lines().forEach(root.console()::result);
        }
    }

    private ControllerRestore restore(ShowFolder show, Bundle bundle, RestoreRequest request) {
        return new ControllerRestore(
                show,
                bundle,
                request,
                ChosenProvider.privileges(Settings.read(SettingsFolder.ofUser()).containerOptions()),
                hostKeys.user(),
                machine -> ShowConfiguration.writeAgain(show, bundle, machine, root.events()),
                root.events());
    }
}
