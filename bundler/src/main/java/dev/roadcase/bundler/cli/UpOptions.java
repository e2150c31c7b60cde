package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.console.DifferenceReport;
import dev.roadcase.bundler.delta.BundleDifference;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.up.ChangeNews;
import dev.roadcase.bundler.up.ShowUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bundle up} by which a show is configured. */
final class UpOptions {
    @Option(
            names = "--on",
            paramLabel = "KIND",
            description =
                    "Where machines come from: containers (Docker on this computer), vagrant, or ssh (machines that run"
                            + " already). Default: ssh if the site says how machines are reached, else containers if the"
                            + " bundle carries their image, else vagrant.")
    private Optional<String> kind = Optional.empty();

    @Mixin
    private ShowConfiguration configuration;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before another demo takes the machines of a show.")
    private boolean yes;

    @Mixin
    private HostKeyOption hostKeys;

    ShowUp show(Bundle bundle, Optional<Path> folder, TrustOptions trust, Settings settings, Events events) {
        Path place = folder.orElseGet(() -> beside(bundle));
        return new ShowUp(
                bundle,
                place,
                kind(bundle),
                ChosenProvider.privileges(settings.containerOptions()),
                hostKeys.user(),
                trust::open,
                news -> agree(news, events),
                (of, kept) -> configuration.write(bundle, place, of, kept, events),
                events);
    }

    /** Says what changes. What is lost has to be agreed to. */
    private void agree(ChangeNews news, Events events) {
        if (configuration.site().isPresent()) {
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

    private static Path beside(Bundle bundle) {
        return Path.of(bundle.file())
                .toAbsolutePath()
                .resolveSibling(new BundledDemo(bundle).demo().name());
    }

    private ProviderKind kind(Bundle bundle) {
        try {
            return kind.map(ProviderKind::parse).orElseGet(() -> usualKind(bundle));
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--on: " + e.getMessage());
        }
    }

    private ProviderKind usualKind(Bundle bundle) {
        if (configuration.isReachedBySsh(bundle)) {
            return ProviderKind.SSH;
        }
        return ShowUp.carriesContainers(bundle) ? ProviderKind.CONTAINERS : ProviderKind.VAGRANT;
    }
}
