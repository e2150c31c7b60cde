package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.console.PushReport;
import dev.roadcase.bundler.push.BundlePush;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.push.PushOutcome;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle push}. */
@Command(name = "push", description = "Pushes a bundle's images and artifacts into a registry, digests kept.")
final class Push implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "REGISTRY",
            description = "Where to: registry.example:5000, or registry.example/team/demo.")
    private String registry;

    @Option(names = "--plain-http", description = "Speak to the registry without TLS.")
    private boolean plainHttp;

    @Option(
            names = "--keep-hosts",
            description = "Keep the hosts that images come from in their names: REGISTRY/quay.io/acme/api.")
    private boolean hosts;

    @Mixin
    private JobsOption jobs;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        PushDestination target = PushDestination.parse(registry, hosts);
        try (Bundle bundle = trust.open(file)) {
            PushOutcome outcome = BundlePush.to(target, hosts(target), jobs.asked(), bundle, root.events())
                    .run();
            report(outcome);
            outcome.problem().ifPresent(problem -> {
                throw problem;
            });
        }
        return 0;
    }

    private HostSettings hosts(PushDestination target) {
        HostSettings usual = OriginOptions.hostsOfUser(Settings.read(SettingsFolder.ofUser()));
        return plainHttp || PushDestination.saysPlainHttp(registry) ? usual.withPlainHttp(target.host()) : usual;
    }

    /** Where nothing at all could be pushed, the error says enough. */
    private void report(PushOutcome outcome) {
        PushReport report = new PushReport(outcome);
        if (json) {
            root.console().document(report.json());
        } else if (outcome.failed().isEmpty() || !outcome.images().isEmpty()) {
            root.console().print(report.text());
        }
    }
}
