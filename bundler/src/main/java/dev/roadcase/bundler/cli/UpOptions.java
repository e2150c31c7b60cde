package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.console.DifferenceReport;
import dev.roadcase.bundler.delta.BundleDifference;
import dev.roadcase.bundler.guest.GuestUp;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
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
                    "Where machines come from: containers (Docker on this computer), vagrant, ssh (machines that run"
                            + " already), or cluster (a Kubernetes that exists). Default: ssh if the site says how machines are reached, else containers if the"
                            + " bundle carries their image, else vagrant.")
    private Optional<String> kind = Optional.empty();

    @Mixin
    private ShowConfiguration configuration;

    @Mixin
    private GuestOptions guest;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before another demo takes the machines of a show.")
    private boolean yes;

    @Mixin
    private HostKeyOption hostKeys;

    ShowUp show(Bundle bundle, Optional<Path> folder, TrustOptions trust, Settings settings, Events events) {
        Path place = place(bundle, folder);
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

    /**
     * The show where it is to be a guest in a cluster; absent where machines are started for it.
     *
     * @throws Problem exit 2 if options do not go together
     */
    Optional<GuestUp> guest(Bundle bundle, Optional<Path> folder, Events events) {
        Path place = place(bundle, folder);
        boolean asGuest = kind.map(UpOptions::parse)
                .or(() -> ProviderRecord.in(place).map(ProviderRecord::kind))
                .map(ProviderKind.CLUSTER::equals)
                .orElseGet(guest::isGiven);
        if (!asGuest && guest.isGiven()) {
            throw Problem.usage("--context, --registry, --namespace and --address are for a cluster that exists")
                    .advise("say --on cluster, or leave them out");
        }
        if (asGuest && configuration.site().isPresent()) {
            throw Problem.usage("--site is for machines of the show, and a cluster that exists has its own")
                    .advise("leave it out; values of parameters come with --set");
        }
        return asGuest ? Optional.of(guest.show(bundle, place, configuration.values(), events)) : Optional.empty();
    }

    private static Path place(Bundle bundle, Optional<Path> folder) {
        return folder.orElseGet(() -> beside(bundle));
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
                .resolveSibling(new BundledDemo(bundle).application().name());
    }

    private ProviderKind kind(Bundle bundle) {
        return kind.map(UpOptions::parse).orElseGet(() -> usualKind(bundle));
    }

    private static ProviderKind parse(String word) {
        try {
            return ProviderKind.parse(word);
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
