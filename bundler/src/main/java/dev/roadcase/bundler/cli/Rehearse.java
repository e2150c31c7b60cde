package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.console.RehearsalReport;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.rehearsal.Rehearsal;
import dev.roadcase.bundler.rehearsal.RehearsalFolder;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.signal.OrderlyEnd;
import dev.roadcase.bundler.ssh.SshUser;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.up.ShowUp;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle rehearse}. */
@Command(
        name = "rehearse",
        description = "Tries out the whole show on machines of its own, which are deleted at the end, and says what"
                + " would go wrong.")
final class Rehearse implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "FILE", description = "A bundle that carries the image of machines for containers.")
    private Path file;

    @Mixin
    private ShowConfiguration configuration;

    @Mixin
    private RehearsalOutput output;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        OrderlyEnd end = new OrderlyEnd("the machines are deleted before this ends", root.events());
        try (Bundle bundle = trust.open(file)) {
            return end.of(() -> call(bundle));
        }
    }

    private int call(Bundle bundle) {
        Path page = output.page(bundle);
        RehearsalReport report = new RehearsalReport(json ? root.console()::say : root.console()::result);
        try (RehearsalFolder folder = RehearsalFolder.forDemo(bundle.name())) {
            Rehearsed rehearsed = rehearsal(bundle, folder.path(), report).run();
            output.write(rehearsed, bundle, page);
            report.end(rehearsed, page);
            if (json) {
                root.console().document(report.json());
            }
            return rehearsed.exitCode().number();
        }
    }

    private Rehearsal rehearsal(Bundle bundle, Path folder, RehearsalReport report) {
        ShowUp up = new ShowUp(
                bundle,
                folder,
                ProviderKind.CONTAINERS,
                ChosenProvider.privileges(settings().containerOptions()),
                SshUser.NOBODY,
                trust::open,
                news -> {},
                (of, kept) -> configuration.write(bundle, folder, of, kept, root.events()),
                root.events());
        return new Rehearsal(up, new KnownShows(SettingsFolder.ofUser().shows()), this::images, report::ended);
    }

    private StepImages images(ShowFolder show) {
        return new StepImages(show, trust.trust(), OriginOptions.hostsOfUser(settings()), root.events());
    }

    private static Settings settings() {
        return Settings.read(SettingsFolder.ofUser());
    }
}
