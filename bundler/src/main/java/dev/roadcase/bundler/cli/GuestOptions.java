package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.console.Asked;
import dev.roadcase.bundler.guest.GuestRequest;
import dev.roadcase.bundler.guest.GuestUp;
import dev.roadcase.bundler.settings.CacheFolder;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code bundle up} for a cluster that exists. */
final class GuestOptions {
    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "With --on cluster: the context of your kubeconfig. It has no default.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "HOST",
            description = "With --on cluster: where the images go, and nodes get them from: registry.example:5000, or"
                    + " registry.example/team/demo; http:// before it means without TLS.")
    private Optional<String> registry = Optional.empty();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "With --on cluster: the namespace of objects that name none (default: that of the context).")
    private Optional<String> namespace = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description = "With --on cluster: where ports of its nodes are reached, for pages and checks (default: the"
                    + " first node that works).")
    private Optional<String> address = Optional.empty();

    /** Whether any of them is there. */
    boolean isGiven() {
        return context.or(() -> registry).or(() -> namespace).or(() -> address).isPresent();
    }

    GuestUp show(Bundle bundle, Path folder, Map<String, String> values, Events events) {
        SettingsFolder settings = SettingsFolder.ofUser();
        return new GuestUp(
                bundle,
                folder,
                new GuestRequest(context, registry, namespace, address, values),
                OriginOptions.hostsOfUser(Settings.read(settings)),
                System.getenv(),
                CacheFolder.ofUser().kubectl(),
                new KnownShows(settings.shows()),
                Asked.ofUser()::value,
                events);
    }
}
