package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.LoadReport;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.runtime.Loaded;
import dev.roadcase.agent.runtime.Loading;
import dev.roadcase.agent.runtime.RuntimeSocket;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent load}. */
@Command(name = "load", description = "Load a bundle's images into containerd, Docker or Podman.")
final class Load implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "Only the images of this role: controller, node, laptop; several with commas between them."
                    + " Default: the images of any role; an image without a role is for the registry only.")
    private List<Role> roles = List.of();

    @Mixin
    private TlsOptions tls;

    @Mixin
    private RuntimeOptions runtime;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        RuntimeSocket socket = runtime.socket();
        try (Bundle bundle = source.open(tls)) {
            Loaded loaded = new Loading(bundle, socket.runtime(root.events()), root.events()).load(roles);
            report(new LoadReport(loaded));
            loaded.problem().ifPresent(problem -> {
                throw problem;
            });
        }
        return 0;
    }

    private void report(LoadReport report) {
        if (json) {
            root.console().document(report.json());
        } else {
            root.console().print(report.text());
        }
    }
}
