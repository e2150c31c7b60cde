package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ServeOptions;
import dev.roadcase.agent.registry.Serving;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle serve}. */
@Command(name = "serve", description = "Serves a bundle's images as a registry, straight from the file.")
final class Serve implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Mixin
    private ServeOptions options;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        Serving serving = options.serving(file.toString());
        try (Bundle bundle = trust.open(file)) {
            serving.run(bundle, root.events(), url -> root.console().result("ready " + url));
        }
        return 0;
    }
}
