package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.console.Asked;
import dev.roadcase.bundler.console.ConfigureReport;
import dev.roadcase.bundler.provider.Configured;
import dev.roadcase.bundler.provider.Setup;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle configure}. */
@Command(
        name = "configure",
        description = "Writes keys, user-data and the Vagrantfile of a cluster that runs a bundle's demo.")
final class Configure implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private ConfigureOptions options;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try (Bundle bundle = trust.open(file)) {
            Configured configured = run(bundle);
            remember(configured);
            ConfigureReport report = new ConfigureReport(configured);
            if (json) {
                root.console().document(report.json());
            } else {
                root.console().print(report.text());
            }
            return 0;
        }
    }

    /** The show is there, also if the list of shows cannot be written. */
    private void remember(Configured configured) {
        try {
            new KnownShows(SettingsFolder.ofUser().shows()).remember(configured.folder());
        } catch (Problem unwritable) {
            root.events().emit(new Event.Warned("bundle ls will not know this show: " + unwritable.getMessage()));
        }
    }

    private Configured run(Bundle bundle) {
        ConfigureRequest request = options.request();
        var configure = new dev.roadcase.bundler.cluster.Configure(
                request, Laptop.here(), Asked.ofUser()::value, root.events());
        return new Setup(configure, request.media()).run(bundle);
    }
}
