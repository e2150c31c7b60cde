package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.cluster.Configure;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.cluster.site.SiteFile;
import dev.roadcase.bundler.console.Asked;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.Setup;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** The user's own site.yaml. */
    Optional<Path> site() {
        return site;
    }

    /** Values that the user gives to parameters. */
    Map<String, String> values() {
        return Parameters.assignments(values);
    }

    /** Whether the user's site.yaml says how machines are reached that run already. */
    boolean isReachedBySsh(Bundle bundle) {
        Demo demo = new BundledDemo(bundle).demo();
        List<String> others = Parameters.problems(demo.parameters(), Parameters.assignments(values));
        return site.map(file -> SiteFile.read(file, demo, Laptop.here().withoutLimit(), others)).stream()
                .flatMap(its -> its.machines().stream())
                .anyMatch(machine -> machine.ssh().isPresent());
    }

    /** Writes the folder of a show anew, as it was configured last, for a spare machine. */
    static void writeAgain(ShowFolder show, Bundle bundle, Spare spare, Events events) {
        ConfigureRequest request = ConfigureRequest.again(new OutputFolder(show.path()), spare);
        Configure configure = new Configure(request, Laptop.here(), Asked.ofUser()::value, events);
        new Setup(configure, request.media()).run(bundle);
    }

    /** Machines that read their files without any program read them in the form of cloud-init. */
    void write(Bundle bundle, Path folder, ProviderKind of, Optional<Path> kept, Events events) {
        Optional<Dialect> dialect = of == ProviderKind.VAGRANT ? Optional.empty() : Optional.of(Dialect.CLOUD_INIT);
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
}
