package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.console.RewindReport;
import dev.roadcase.bundler.rewind.ShowRewind;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.step.StepImages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle rewind}. */
@Command(
        name = "rewind",
        description = "Brings the demo back to its beginning: pushed images, changed objects, data and steps."
                + " Cluster and machines stay.")
final class Rewind implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        RewindReport report = new RewindReport(json ? root.console()::say : root.console()::result);
        try (Bundle bundle = trust.open(show.bundle())) {
            new ShowRewind(show, bundle, images(show), report).run();
        }
        if (json) {
            root.console().document(report.json());
        }
        return 0;
    }

    private StepImages images(ShowFolder show) {
        return new StepImages(
                show, trust.trust(), OriginOptions.hostsOfUser(Settings.read(SettingsFolder.ofUser())), root.events());
    }
}
