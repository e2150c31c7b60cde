package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.console.UpReport;
import dev.roadcase.bundler.guest.GuestUp;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ReleaseNotes;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.signal.LastWords;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.up.ShowUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle up}. */
@Command(name = "up", description = "Brings the show up: starts its machines, and waits until the demo can be shown.")
final class Up implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of the show (default: beside the bundle, named after the demo).")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private UpOptions options;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Bundle bundle = trust.open(file)) {
            ShowStatus status = options.guest(bundle, folder, root.events())
                    .map(this::followed)
                    .orElseGet(() -> followed(show(bundle)));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            UpReport report = new UpReport(status, took, notes(bundle, status.show()));
            if (json) {
                root.console().document(report.json());
            } else {
                report.lines().forEach(root.console()::result);
            }
        }
        return 0;
    }

    private static List<ReleaseNotes> notes(Bundle bundle, ShowFolder show) {
        return ReleaseNotes.of(
                bundle, new ShowAccess(show).workloads(), Set.copyOf(show.demo().secrets()));
    }

    private ShowStatus followed(ShowUp show) {
        LastWords lastWords = LastWords.say(
                "the machines go on by themselves; the same command follows them again: bundle up " + file + " "
                        + show.folder(),
                root.events());
        try {
            return show.run();
        } finally {
            lastWords.forget();
        }
    }

    private ShowStatus followed(GuestUp show) {
        LastWords lastWords =
                LastWords.say("what was applied goes on by itself; the same command goes on from here", root.events());
        try {
            return show.run();
        } finally {
            lastWords.forget();
        }
    }

    private ShowUp show(Bundle bundle) {
        Settings settings = Settings.read(SettingsFolder.ofUser());
        return options.show(bundle, folder, trust, settings, root.events());
    }
}
