package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.console.ReplaceReport;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.up.MachineReplacement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle replace}. */
@Command(
        name = "replace",
        description = "Puts a spare machine in a dead one's place, with the same name and new keys, after asking.")
final class Replace implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "NAME", description = "A node of the show: bundle status lists them.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "Where the spare machine is (default: at the address of the other one).")
    private Optional<String> address = Optional.empty();

    @Mixin
    private ShowOption folder;

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
        Spare spare = new Spare(name, address.map(Replace::parse));
        try (Bundle bundle = trust.open(show.bundle())) {
            MachineReplacement replacement = replacement(show, bundle, spare);
            replacement.check();
            if (!yes) {
                Agreement.ofUser()
                        .require("delete " + name + " with all that is on it, and put a new machine in its place?");
            }
            Optional<ShowStatus> status = replacement.run();
            report(new ReplaceReport(
                    ShowFolder.at(show.path()), spare, status, Duration.ofNanos(System.nanoTime() - start)));
        }
        return 0;
    }

    private void report(ReplaceReport report) {
        if (json) {
            root.console().document(report.json());
        } else {
            report.lines().forEach(root.console()::result);
        }
    }

    private MachineReplacement replacement(ShowFolder show, Bundle bundle, Spare spare) {
        return new MachineReplacement(
                show,
                bundle,
                spare,
                ChosenProvider.privileges(Settings.read(SettingsFolder.ofUser()).containerOptions()),
                hostKeys.user(),
                machine -> ShowConfiguration.writeAgain(show, bundle, machine, root.events()),
                root.events());
    }

    private static Ipv4Address parse(String text) {
        try {
            return Ipv4Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("ADDRESS: " + e.getMessage());
        }
    }
}
