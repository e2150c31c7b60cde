package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ServeOptions;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.tls.ServerIdentity;
import dev.roadcase.bundler.cluster.pki.OwnServer;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--tls", description = "Serve HTTPS with a certificate of this computer's own, made at first use.")
    private boolean tls;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        Serving serving = options.serving(file.toString(), this::identity);
        try (Bundle bundle = trust.open(file)) {
            serving.run(bundle, root.events(), url -> root.console().result("ready " + url));
        }
        return 0;
    }

    private Optional<ServerIdentity> identity() {
        if (!tls) {
            return options.given();
        }
        if (options.given().isPresent()) {
            throw Problem.usage("--tls makes a certificate, and --tls-cert names one: only one of them is used");
        }
        OwnServer own = new OwnServer(SettingsFolder.ofUser().registry()).made();
        root.events()
                .emit(new Event.Noted("clients have to trust " + own.authority()
                        + ": docker and podman read it as /etc/docker/certs.d/HOST:PORT/ca.crt"));
        return Optional.of(ServerIdentity.read(own.certificate(), own.key()));
    }
}
