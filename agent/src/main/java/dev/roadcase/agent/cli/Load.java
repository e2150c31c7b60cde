package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.Bundle;
import dev.roadcase.agent.console.LoadReport;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.Loaded;
import dev.roadcase.agent.runtime.Loading;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent load}. */
@Command(name = "load", description = "Load a bundle's images into containerd, Docker or Podman.")
final class Load implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(names = "--bundle", paramLabel = "SOURCE", required = true, description = "A file or a block device.")
    private String source;

    @Option(names = "--key", paramLabel = "PUB", required = true, description = "The public key that must have signed.")
    private Path key;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "Only the images of this role: controller, node, laptop. Default: the images of any role; what"
                            + " has none is served by the registry alone.")
    private Optional<Role> role = Optional.empty();

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = "containerd",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private RuntimeKind runtime;

    @Option(
            names = "--address",
            paramLabel = "SOCKET",
            description = "Where the runtime listens. Default: where it usually does, or where its client looks.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = "k8s.io",
            description = "containerd's namespace; default: ${DEFAULT-VALUE}, where the kubelet looks.")
    private String namespace;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Trust trust =
                new Trust(List.of(new TrustedKey(VerificationKey.read(key), "it was given with --key " + key)), false);
        try (Bundle bundle = Bundle.open(file(), trust)) {
            Loaded loaded =
                    new Loading(bundle, runtime.at(address, namespace, root.events()), root.events()).load(role);
            report(new LoadReport(loaded));
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

    private Path file() {
        if (source.contains("://")) {
            throw Problem.usage(
                            "--bundle " + source.replaceAll("//[^/]*@", "//").replaceAll("\\?.*", "")
                                    + ": this version reads no URL")
                    .advise("copy the bundle to this machine and give the file");
        }
        if (source.matches(".*\\.[0-9]{3}|.*\\.volumes\\.json")) {
            throw Problem.usage("--bundle " + source + ": this version reads no volumes")
                    .advise("join them (cat NAME.bundle.* > NAME.bundle) and give the whole file");
        }
        return Path.of(source);
    }
}
