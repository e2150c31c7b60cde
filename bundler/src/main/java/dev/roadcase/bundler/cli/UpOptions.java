package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.Configure;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.console.Asked;
import dev.roadcase.bundler.console.DifferenceReport;
import dev.roadcase.bundler.delta.BundleDifference;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.Setup;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.up.ChangeNews;
import dev.roadcase.bundler.up.ShowUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code bundle up} by which a show is configured. */
final class UpOptions {
    @Option(
            names = "--on",
            paramLabel = "KIND",
            description =
                    "Where machines come from: containers (Docker on this computer) or vagrant. Default: containers"
                            + " if the bundle carries their image, else vagrant.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "site.yaml: machines, addresses, parameters. Default: the demo's own.")
    private Optional<Path> site = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a parameter a value; may be repeated. Leave secrets out: they are asked for.")
    private List<String> values = List.of();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before another demo takes the machines of a show.")
    private boolean yes;

    ShowUp show(Bundle bundle, Optional<Path> folder, TrustOptions trust, Settings settings, Events events) {
        Path place = folder.orElseGet(() -> beside(bundle));
        List<String> privileges = ChosenProvider.privileges(settings.containerOptions());
        return new ShowUp(
                bundle,
                place,
                kind(bundle),
                privileges,
                trust::open,
                news -> agree(news, events),
                (of, kept) -> configure(bundle, place, of, kept, events),
                events);
    }

    private static Path beside(Bundle bundle) {
        return Path.of(bundle.file())
                .toAbsolutePath()
                .resolveSibling(new BundledDemo(bundle).demo().name());
    }

    private ProviderKind kind(Bundle bundle) {
        try {
            return kind.map(ProviderKind::parse)
                    .orElseGet(() -> ShowUp.carriesContainers(bundle) ? ProviderKind.CONTAINERS : ProviderKind.VAGRANT);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--on: " + e.getMessage());
        }
    }

    /** Machines that are containers read their files without any program, in the form of cloud-init. */
    private void configure(Bundle bundle, Path folder, ProviderKind of, Optional<Path> kept, Events events) {
        Optional<Dialect> dialect = of == ProviderKind.CONTAINERS ? Optional.of(Dialect.CLOUD_INIT) : Optional.empty();
        ConfigureRequest request = new ConfigureRequest(
                folder,
                kept.or(() -> site),
                dialect,
                Parameters.assignments(values),
                false,
                of == ProviderKind.CONTAINERS,
                Optional.empty());
        new Setup(new Configure(request, Laptop.here(), Asked.ofUser()::value, events), false).run(bundle);
        new KnownShows(SettingsFolder.ofUser().shows()).remember(folder);
    }

    /** Says what changes. What is lost has to be agreed to. */
    private void agree(ChangeNews news, Events events) {
        if (site.isPresent()) {
            throw Problem.usage("a show that goes over to another bundle keeps its machines: leave --site out");
        }
        news.left()
                .filter(left -> !news.begins())
                .map(left -> new DifferenceReport(new BundleDifference(left, news.next())).lines())
                .orElse(List.of())
                .forEach(line -> events.emit(new Event.Noted(line)));
        if (news.begins() && !yes) {
            Agreement.ofUser()
                    .require("delete the cluster of " + news.show().demo().name()
                            + " with all that it knows, and begin with "
                            + news.next().name() + " on its machines?");
        }
    }
}
