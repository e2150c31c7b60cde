package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ServeOptions;
import dev.roadcase.agent.registry.Serving;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code agent serve}. */
@Command(name = "serve", description = "Serves a bundle's images as a registry, straight from the file.")
final class Serve implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Parameters(
            paramLabel = "SOURCE",
            description = "A bundle: a file, its first volume, a block device, or the URL of another server.")
    private String source;

    @Mixin
    private ServeOptions options;

    @Mixin
    private SnapshotOptions snapshots;

    @Mixin
    private AgentTrustOptions trust;

    @Override
    public Integer call() {
        Serving serving = options.serving(source).with(snapshots.snapshot());
        try (Bundle bundle = trust.open(source)) {
            serving.run(bundle, root.events(), url -> root.console().result("ready " + url));
        }
        return 0;
    }
}
