package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.cluster.Configure;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.console.Asked;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.Setup;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which the folder of a show is written where machines are started for it. */
final class ShowConfiguration {
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

    /** The user's own site. */
    Optional<Path> site() {
        return site;
    }

    /**
     * Writes the folder. Machines that are containers read their files without any program, in the form of cloud-init.
     *
     * @param kept the site of the machines that are there, which comes before the user's
     */
    void write(Bundle bundle, Path folder, ProviderKind of, Optional<Path> kept, Events events) {
        Optional<Dialect> dialect = of == ProviderKind.CONTAINERS ? Optional.of(Dialect.CLOUD_INIT) : Optional.empty();
        ConfigureRequest request = new ConfigureRequest(
                folder,
                kept.or(this::site),
                dialect,
                Parameters.assignments(values),
                false,
                of == ProviderKind.CONTAINERS,
                Optional.empty());
        new Setup(new Configure(request, Laptop.here(), Asked.ofUser()::value, events), false).run(bundle);
        new KnownShows(SettingsFolder.ofUser().shows()).remember(folder);
    }
}
